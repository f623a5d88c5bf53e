package io.modelimpact.scenario;

import io.modelimpact.change.Version;
import io.modelimpact.measure.Measure;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.List;
import java.util.Optional;

/**
 * The level of a metric under a version.
 *
 * @param metric the metric
 * @param version the baseline or a candidate, by model and label alone
 * @param slice the slice of the member that is meant; the scenario's cohort if absent
 * @param member the member
 * @param per what one unit is, for averages over units; absent where it is left out of the measure
 */
public record ProjectedLevel(
        Metric metric, Version version, Optional<Slice> slice, Optional<String> member, Optional<Measure> per)
        implements Projection {

    /** A level that awaits its version; the façade's {@code levelOf} calls this. */
    public static Stage of(Metric metric) {
        return new Stage(metric);
    }

    /** The same level in one member of a slice. */
    public ProjectedLevel in(Slice slice, String member) {
        return new ProjectedLevel(metric, version, Optional.of(slice), Optional.of(member), per);
    }

    /** The same level as an average per unit of this measure. */
    public ProjectedLevel per(Measure unit) {
        return new ProjectedLevel(metric, version, slice, member, Optional.of(unit));
    }

    @Override
    public Measure measure() {
        return per.map(metric.measure()::dividedBy).orElse(metric.measure());
    }

    @Override
    public List<Projection> operands() {
        return List.of();
    }

    @Override
    public <R> R accept(ProjectionVisitor<R> visitor) {
        return visitor.level(this);
    }

    /** A level that awaits its version. */
    public static final class Stage {
        private final Metric metric;

        private Stage(Metric metric) {
            this.metric = metric;
        }

        /** Under the baseline or a candidate. */
        public ProjectedLevel under(Version version) {
            return new ProjectedLevel(
                    metric, version.reference(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
