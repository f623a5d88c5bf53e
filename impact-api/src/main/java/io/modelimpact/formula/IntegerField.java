package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import java.util.List;
import java.util.OptionalInt;

/**
 * A field of whole numbers of 64 bits.
 *
 * @param dataset the name of the dataset
 * @param name the name of the column: any text that is not empty
 * @param measure what the numbers are measured in
 */
public record IntegerField(String dataset, String name, Measure measure) implements Field, Quantity {

    /** Checks names; see {@link Field}. */
    public IntegerField {
        FieldNames.check(dataset, name);
    }

    /** Always {@link ValueType#INTEGER}. */
    @Override
    public ValueType type() {
        return ValueType.INTEGER;
    }

    /** The same field, measured in {@code measure}. */
    public IntegerField in(Measure measure) {
        return new IntegerField(dataset, name, measure);
    }

    /** Always 0. */
    @Override
    public OptionalInt decimalScale() {
        return OptionalInt.of(0);
    }

    @Override
    public <R> R accept(QuantityVisitor<R> visitor) {
        return visitor.integerField(this);
    }

    @Override
    public <R> R accept(FieldVisitor<R> visitor) {
        return visitor.integerField(this);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.integerField(this);
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
