package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import java.util.List;
import java.util.OptionalInt;

/**
 * A field of binary64 numbers, NaN and infinities included.
 *
 * @param dataset the name of the dataset
 * @param name the name of the column: any text that is not empty
 * @param measure what the numbers are measured in
 */
public record RealField(String dataset, String name, Measure measure) implements Field, Quantity {

    /** Checks names; see {@link Field}. */
    public RealField {
        FieldNames.check(dataset, name);
    }

    /** Always {@link ValueType#REAL}. */
    @Override
    public ValueType type() {
        return ValueType.REAL;
    }

    /** The same field, measured in {@code measure}. */
    public RealField in(Measure measure) {
        return new RealField(dataset, name, measure);
    }

    /** Always empty. */
    @Override
    public OptionalInt decimalScale() {
        return OptionalInt.empty();
    }

    @Override
    public <R> R accept(QuantityVisitor<R> visitor) {
        return visitor.realField(this);
    }

    @Override
    public <R> R accept(FieldVisitor<R> visitor) {
        return visitor.realField(this);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.realField(this);
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
