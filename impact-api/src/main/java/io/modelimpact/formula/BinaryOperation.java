package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import java.util.List;
import java.util.OptionalInt;

/**
 * A sum, difference, product or quotient of two quantities. Missing if an operand is missing, or a divisor is zero.
 *
 * @param operator what is done
 * @param left the first operand
 * @param right the second operand
 */
public record BinaryOperation(ArithmeticOperator operator, Quantity left, Quantity right) implements Quantity {

    /** The product or quotient of the measures; for a sum or difference the measure of the left operand. */
    @Override
    public Measure measure() {
        return switch (operator) {
            case PLUS, MINUS -> left.measure();
            case TIMES -> left.measure().times(right.measure());
            case DIVIDED_BY -> left.measure().dividedBy(right.measure());
        };
    }

    /** Sums keep the larger scale, products add the scales up to 18; quotients and everything beyond are binary64. */
    @Override
    public OptionalInt decimalScale() {
        return switch (operator) {
            case PLUS, MINUS -> Scales.larger(left.decimalScale(), right.decimalScale());
            case TIMES -> Scales.sum(left.decimalScale(), right.decimalScale());
            case DIVIDED_BY -> OptionalInt.empty();
        };
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }

    @Override
    public <R> R accept(QuantityVisitor<R> visitor) {
        return visitor.binaryOperation(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
