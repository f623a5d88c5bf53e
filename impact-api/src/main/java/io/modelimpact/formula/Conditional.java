package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import java.util.List;
import java.util.OptionalInt;

/**
 * One of two quantities, as a condition is true or false; missing where the condition is missing.
 *
 * @param condition what decides
 * @param then the value where the condition is true
 * @param otherwise the value where the condition is false
 */
public record Conditional(Condition condition, Quantity then, Quantity otherwise) implements Quantity {

    /** The measure of {@code then}. */
    @Override
    public Measure measure() {
        return then.measure();
    }

    @Override
    public OptionalInt decimalScale() {
        return Scales.larger(then.decimalScale(), otherwise.decimalScale());
    }

    @Override
    public List<Expression> operands() {
        return List.of(condition, then, otherwise);
    }

    @Override
    public <R> R accept(QuantityVisitor<R> visitor) {
        return visitor.conditional(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
