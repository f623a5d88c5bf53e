package io.modelimpact.formula;

import java.util.List;

/**
 * Whether a value is missing; itself never missing. NaN is a value.
 *
 * @param operand the value
 */
public record IsMissing(Expression operand) implements Condition {

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
        return visitor.isMissing(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
