package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import java.util.List;
import java.util.OptionalInt;

/**
 * The magnitude of a quantity.
 *
 * @param operand the quantity
 */
public record AbsoluteValue(Quantity operand) implements Quantity {

    @Override
    public Measure measure() {
        return operand.measure();
    }

    @Override
    public OptionalInt decimalScale() {
        return operand.decimalScale();
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public <R> R accept(QuantityVisitor<R> visitor) {
        return visitor.absoluteValue(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
