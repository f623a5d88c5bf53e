package io.modelimpact.formula;

import java.util.List;

/**
 * A field of points on the UTC time line.
 *
 * @param dataset the name of the dataset
 * @param name the name of the column: any text that is not empty
 */
public record InstantField(String dataset, String name) implements Field, TimeValue {

    /** Checks names; see {@link Field}. */
    public InstantField {
        FieldNames.check(dataset, name);
    }

    /** Always {@link ValueType#INSTANT}. */
    @Override
    public ValueType type() {
        return ValueType.INSTANT;
    }

    @Override
    public Condition isBefore(String bound) {
        return new InstantComparison(this, TimeOrder.BEFORE, TimeBounds.instant(bound));
    }

    @Override
    public Condition isOnOrAfter(String bound) {
        return new InstantComparison(this, TimeOrder.ON_OR_AFTER, TimeBounds.instant(bound));
    }

    @Override
    public <R> R accept(TimeValueVisitor<R> visitor) {
        return visitor.instantField(this);
    }

    @Override
    public <R> R accept(FieldVisitor<R> visitor) {
        return visitor.instantField(this);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.instantField(this);
    }

    @Override
    public List<Expression> operands() {
        return List.of();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
