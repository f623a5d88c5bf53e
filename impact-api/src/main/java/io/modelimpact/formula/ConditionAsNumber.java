package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import java.util.List;
import java.util.OptionalInt;

/**
 * A condition as a number: 1 for true, 0 for false, dimensionless; missing stays missing.
 *
 * @param condition the condition
 */
public record ConditionAsNumber(Condition condition) implements Quantity {

    /** Always {@link Measure#NONE}. */
    @Override
    public Measure measure() {
        return Measure.NONE;
    }

    /** Always 0. */
    @Override
    public OptionalInt decimalScale() {
        return OptionalInt.of(0);
    }

    @Override
    public List<Expression> operands() {
        return List.of(condition);
    }

    @Override
    public <R> R accept(QuantityVisitor<R> visitor) {
        return visitor.conditionAsNumber(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
