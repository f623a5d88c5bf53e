package io.modelimpact.engine.internal.scan;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.slice.Slice;
import java.util.List;

/** The compiled part of an assessment that concerns units: how rows become cells, metrics, slices. Immutable and thread-safe. */
final class UnitScan {

    final CellLayout layout;
    final List<String> arms;
    final List<CellKernel> metrics;
    final List<Slice> slices;
    final List<Kernel<Members>> members;
    final TogetherPlan together;
    final List<ResampledMetric> resampled;

    UnitScan(Assessment assessment, CellLayout layout) {
        this.layout = layout;
        this.arms = List.copyOf(layout.placement().groups());
        this.metrics = assessment.metrics().stream()
                .map(metric -> layout.isJoint() ? new JointKernel(metric, layout) : new MetricKernel(metric))
                .toList();
        this.slices = List.copyOf(assessment.slices());
        this.together = new TogetherPlan(assessment, metrics);
        this.resampled = ResampledMetric.all(assessment);
        this.members = slices.stream().map(SliceCompiler::compile).toList();
    }
}
