package io.modelimpact.scenario;

import io.modelimpact.internal.Decimals;
import io.modelimpact.measure.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A value kept within bounds in its own measure: {@code min(max(operand, lower), upper)}.
 *
 * @param operand the value
 * @param lower the least value, if there is one
 * @param upper the largest value, if there is one
 */
public record ProjectedClamp(Projection operand, Optional<BigDecimal> lower, Optional<BigDecimal> upper)
        implements Projection {

    /** Keeps the bounds in canonical form. */
    public ProjectedClamp {
        lower = lower.map(bound -> Decimals.canonical("lower bound", bound));
        upper = upper.map(bound -> Decimals.canonical("upper bound", bound));
    }

    @Override
    public Measure measure() {
        return operand.measure();
    }

    @Override
    public List<Projection> operands() {
        return List.of(operand);
    }

    @Override
    public <R> R accept(ProjectionVisitor<R> visitor) {
        return visitor.clamp(this);
    }
}
