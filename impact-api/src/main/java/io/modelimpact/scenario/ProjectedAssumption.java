package io.modelimpact.scenario;

import io.modelimpact.measure.Measure;
import java.util.List;

/**
 * A reference to an assumption; each scenario says by its own assumptions what it means.
 *
 * @param id the assumption's id
 * @param measure what the assumption is measured in
 */
public record ProjectedAssumption(String id, Measure measure) implements Projection {

    @Override
    public List<Projection> operands() {
        return List.of();
    }

    @Override
    public <R> R accept(ProjectionVisitor<R> visitor) {
        return visitor.assumption(this);
    }
}
