package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import java.util.List;
import java.util.OptionalInt;

/**
 * A field of decimal numbers with a fixed number of decimals and an unscaled value of 64 bits.
 *
 * @param dataset the name of the dataset
 * @param name the name of the column: any text that is not empty
 * @param scale the number of decimals, 0 to 18
 * @param measure what the numbers are measured in
 */
public record DecimalField(String dataset, String name, int scale, Measure measure) implements Field, Quantity {

    /** The largest number of decimals. */
    public static final int MAX_SCALE = 18;

    /** Checks names, scale; see {@link Field}. */
    public DecimalField {
        FieldNames.check(dataset, name);
        FieldNames.checkScale(dataset, name, scale);
    }

    /** Always {@link ValueType#DECIMAL}. */
    @Override
    public ValueType type() {
        return ValueType.DECIMAL;
    }

    /** The same field, measured in {@code measure}. */
    public DecimalField in(Measure measure) {
        return new DecimalField(dataset, name, scale, measure);
    }

    /** The scale of the field. */
    @Override
    public OptionalInt decimalScale() {
        return OptionalInt.of(scale);
    }

    @Override
    public <R> R accept(QuantityVisitor<R> visitor) {
        return visitor.decimalField(this);
    }

    @Override
    public <R> R accept(FieldVisitor<R> visitor) {
        return visitor.decimalField(this);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.decimalField(this);
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
