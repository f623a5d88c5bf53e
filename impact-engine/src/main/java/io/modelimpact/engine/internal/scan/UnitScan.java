package io.modelimpact.engine.internal.scan;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.design.Arm;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.formula.TextField;
import io.modelimpact.slice.Slice;
import java.util.List;

/** The compiled part of an assessment that concerns units: arms, metrics, slices. Immutable and thread-safe. */
final class UnitScan {

    final TextField assignment;
    final List<String> arms;
    final List<MetricKernel> metrics;
    final List<Slice> slices;
    final List<Kernel<Members>> members;
    final JointPlan joint;

    UnitScan(Assessment assessment) {
        RandomizedDesign design = (RandomizedDesign) assessment.design();
        this.assignment = design.assignment();
        this.arms = design.arms().stream().map(Arm::name).toList();
        this.metrics = assessment.metrics().stream().map(MetricKernel::new).toList();
        this.slices = List.copyOf(assessment.slices());
        this.joint = new JointPlan(assessment);
        this.members = slices.stream().map(SliceCompiler::compile).toList();
    }
}
