package io.modelimpact.scenario;

import io.modelimpact.measure.Measure;
import java.util.List;

/**
 * The smallest or largest of several values.
 *
 * @param largest whether the largest is meant
 * @param operands at least one, in order
 */
public record ProjectedExtremum(boolean largest, List<Projection> operands) implements Projection {

    /** Keeps a copy; {@link IllegalArgumentException} for no operand. */
    public ProjectedExtremum {
        operands = List.copyOf(operands);
        if (operands.isEmpty()) {
            throw new IllegalArgumentException("the smallest or largest of nothing is nothing");
        }
    }

    @Override
    public Measure measure() {
        return operands.get(0).measure();
    }

    @Override
    public <R> R accept(ProjectionVisitor<R> visitor) {
        return visitor.extremum(this);
    }
}
