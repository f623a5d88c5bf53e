package io.modelimpact.scenario;

import io.modelimpact.change.Version;
import io.modelimpact.measure.Measure;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.List;
import java.util.Optional;

/**
 * The effect of a candidate on a metric.
 *
 * @param metric the metric
 * @param relative whether it is a fraction of the baseline's level, or else a difference in the metric's measure
 * @param candidate the one candidate, by model and label alone; the scenario's, or every one in turn, if absent
 * @param slice the slice of the member that is meant; the scenario's cohort if absent
 * @param member the member
 * @param per what one unit is, for averages over units; absent where it is left out of the measure
 */
public record ProjectedEffect(
        Metric metric,
        boolean relative,
        Optional<Version> candidate,
        Optional<Slice> slice,
        Optional<String> member,
        Optional<Measure> per)
        implements Projection {

    /** The same effect as an average per unit of this measure: {@code EUR} becomes {@code EUR/persons}. */
    public ProjectedEffect per(Measure unit) {
        return new ProjectedEffect(metric, relative, candidate, slice, member, Optional.of(unit));
    }

    @Override
    public Measure measure() {
        Measure own = relative ? Measure.NONE : metric.measure();
        return per.map(own::dividedBy).orElse(own);
    }

    @Override
    public List<Projection> operands() {
        return List.of();
    }

    @Override
    public <R> R accept(ProjectionVisitor<R> visitor) {
        return visitor.effect(this);
    }
}
