package io.modelimpact.formula;

import java.util.List;

/**
 * A comparison of two quantities: exact if both are exact, in binary64 otherwise. Missing if an operand is missing or NaN.
 *
 * @param operator what is tested
 * @param left the quantity on the left
 * @param right the quantity on the right
 */
public record Comparison(ComparisonOperator operator, Quantity left, Quantity right) implements Condition {

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
        return visitor.comparison(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
