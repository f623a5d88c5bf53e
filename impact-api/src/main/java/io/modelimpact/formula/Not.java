package io.modelimpact.formula;

import java.util.List;

/**
 * The opposite of a condition; missing stays missing.
 *
 * @param condition the condition
 */
public record Not(Condition condition) implements Condition {

    @Override
    public List<Expression> operands() {
        return List.of(condition);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
        return visitor.not(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
