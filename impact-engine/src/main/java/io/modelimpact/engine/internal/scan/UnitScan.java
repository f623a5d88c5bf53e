package io.modelimpact.engine.internal.scan;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.formula.IdField;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.List;
import java.util.Optional;

/** The compiled part of an assessment that concerns units: how rows become cells, metrics, slices. Immutable and thread-safe. */
final class UnitScan {

    final CellLayout layout;
    final List<String> arms;
    final List<CellKernel> metrics;
    final List<Slice> slices;
    final List<Kernel<Members>> members;
    final TogetherPlan together;
    final ExactRanks ranks;
    /** The column that identifies units that are assigned one by one. */
    final Optional<IdField> unit;

    private static CellKernel kernel(Metric metric, CellLayout layout) {
        if (layout.isJoint()) {
            return new JointKernel(metric, layout);
        }
        return layout.cluster().isPresent() ? new ClusteredKernel(metric) : new MetricKernel(metric);
    }

    UnitScan(Assessment assessment, CellLayout layout, ExactRanks ranks) {
        this.layout = layout;
        this.arms = List.copyOf(layout.placement().groups());
        this.metrics = assessment.metrics().stream()
                .map(metric -> kernel(metric, layout))
                .toList();
        this.slices = List.copyOf(assessment.slices());
        this.ranks = ranks;
        this.together = new TogetherPlan(assessment, metrics);
        this.unit =
                assessment.design() instanceof RandomizedDesign design ? Optional.of(design.unit()) : Optional.empty();
        this.members = slices.stream().map(SliceCompiler::compile).toList();
    }

    /** How many groupings of units there are: all of them, and each slice. */
    int groupings() {
        return 1 + slices.size();
    }
}
