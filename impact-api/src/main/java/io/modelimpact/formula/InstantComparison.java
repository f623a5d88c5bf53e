package io.modelimpact.formula;

import java.time.Instant;
import java.util.List;

/**
 * Whether an instant lies before a bound, or not; missing if the field is missing.
 *
 * @param operand the field
 * @param order what is tested
 * @param bound what the field is compared with
 */
public record InstantComparison(InstantField operand, TimeOrder order, Instant bound) implements Condition {

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
        return visitor.instantComparison(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
