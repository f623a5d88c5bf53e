package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import io.modelimpact.measure.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A quantity kept within bounds in its own measure: {@code min(max(operand, lower), upper)}. NaN stays NaN.
 *
 * @param operand the quantity
 * @param lower the least value, in canonical form, if there is one
 * @param upper the largest value, in canonical form, if there is one
 */
public record Clamp(Quantity operand, Optional<BigDecimal> lower, Optional<BigDecimal> upper) implements Quantity {

    /** Brings the bounds into canonical form; code {@code formula/no-bounds} if there is none. */
    public Clamp {
        if (lower.isEmpty() && upper.isEmpty()) {
            throw new ImpactException("formula/no-bounds", "expected a bound to clamp to, found none", "give a bound");
        }
        lower = lower.map(Literal::canonical);
        upper = upper.map(Literal::canonical);
    }

    @Override
    public Measure measure() {
        return operand.measure();
    }

    /** The larger of the scales of operand and bounds. */
    @Override
    public OptionalInt decimalScale() {
        OptionalInt scale = operand.decimalScale();
        for (BigDecimal bound : Stream.concat(lower.stream(), upper.stream()).toList()) {
            scale = Scales.larger(scale, Scales.of(bound));
        }
        return scale;
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public <R> R accept(QuantityVisitor<R> visitor) {
        return visitor.clamp(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
