package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.Evidence;
import io.modelimpact.formula.IdField;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.Reason;
import io.modelimpact.slice.Slice;
import java.util.Optional;

/** What designs whose units have several rows have in common. */
final class ClusteredUnits {
    private ClusteredUnits() {}

    /** Rows of one member are no rows of another, but rows of one unit may be in both. */
    static Optional<Reason> dependence(Evidence evidence, Metric metric, Slice slice, IdField unit) {
        return units(evidence, metric, slice.name()) <= units(evidence, metric, "")
                ? Optional.empty()
                : Optional.of(new Reason(
                        "design/units-in-several-members",
                        "some units of " + unit.name() + " have rows in several members of " + slice.name()
                                + ", so that its members are not independent",
                        "slice by a column that is the same in all rows of a unit"));
    }

    private static long units(Evidence evidence, Metric metric, String slice) {
        return evidence.cells().entrySet().stream()
                .filter(entry -> entry.getKey().metric().equals(metric.id()))
                .filter(entry -> entry.getKey().slice().equals(slice))
                .mapToLong(entry -> entry.getValue().units())
                .sum();
    }
}
