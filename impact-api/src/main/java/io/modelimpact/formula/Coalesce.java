package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import java.util.List;
import java.util.OptionalInt;

/**
 * A quantity, or a fallback where it is missing. NaN is not missing.
 *
 * @param operand the quantity
 * @param fallback what stands in for it
 */
public record Coalesce(Quantity operand, Quantity fallback) implements Quantity {

    /** The measure of the operand. */
    @Override
    public Measure measure() {
        return operand.measure();
    }

    @Override
    public OptionalInt decimalScale() {
        return Scales.larger(operand.decimalScale(), fallback.decimalScale());
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand, fallback);
    }

    @Override
    public <R> R accept(QuantityVisitor<R> visitor) {
        return visitor.coalesce(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
