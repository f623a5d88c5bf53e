package io.modelimpact.formula;

import java.util.List;

/**
 * A field of calendar days, without a time zone.
 *
 * @param dataset the name of the dataset
 * @param name the name of the column: any text that is not empty
 */
public record DateField(String dataset, String name) implements Field, TimeValue {

    /** Checks names; see {@link Field}. */
    public DateField {
        FieldNames.check(dataset, name);
    }

    /** Always {@link ValueType#DATE}. */
    @Override
    public ValueType type() {
        return ValueType.DATE;
    }

    @Override
    public Condition isBefore(String bound) {
        return new DateComparison(this, TimeOrder.BEFORE, TimeBounds.day(bound));
    }

    @Override
    public Condition isOnOrAfter(String bound) {
        return new DateComparison(this, TimeOrder.ON_OR_AFTER, TimeBounds.day(bound));
    }

    @Override
    public <R> R accept(TimeValueVisitor<R> visitor) {
        return visitor.dateField(this);
    }

    @Override
    public <R> R accept(FieldVisitor<R> visitor) {
        return visitor.dateField(this);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.dateField(this);
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
