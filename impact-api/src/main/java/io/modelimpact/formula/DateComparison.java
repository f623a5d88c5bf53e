package io.modelimpact.formula;

import java.time.LocalDate;
import java.util.List;

/**
 * Whether a day lies before a bound, or not; missing if the field is missing.
 *
 * @param operand the field
 * @param order what is tested
 * @param bound what the field is compared with
 */
public record DateComparison(DateField operand, TimeOrder order, LocalDate bound) implements Condition {

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
        return visitor.dateComparison(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
