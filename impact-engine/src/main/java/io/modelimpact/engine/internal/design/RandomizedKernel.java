package io.modelimpact.engine.internal.design;

import io.modelimpact.contract.Constraint;
import io.modelimpact.contract.Contract;
import io.modelimpact.design.Arm;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.CellState;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.JointEvidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.internal.scan.CellLayout;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.record.Reason;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.proportion.Proportion;
import java.util.List;
import java.util.Optional;

/** Independent arms: one cell for each arm, and effects that compare two of them. */
final class RandomizedKernel implements StudyKernel {
    private final RandomizedDesign design;

    RandomizedKernel(RandomizedDesign design) {
        this.design = design;
    }

    @Override
    public CellLayout layout() {
        return CellLayout.of(new AssignmentPlacement(
                design.assignment(), design.arms().stream().map(Arm::name).toList()));
    }

    @Override
    public List<StudyArm> arms() {
        return design.arms().stream()
                .map(arm -> new StudyArm(arm.name(), arm.version(), Optional.of(arm.weight())))
                .toList();
    }

    @Override
    public String method(Metric metric, boolean relative) {
        return relative ? MethodRegistry.relative(metric.kind()) : MethodRegistry.absolute(metric.kind());
    }

    @Override
    public String levelMethod(Metric metric) {
        return metric.kind() == MetricKind.PROPORTION ? MethodRegistry.LEVEL_SCORE : MethodRegistry.LEVEL_T;
    }

    @Override
    public long units(Evidence evidence, String arm) {
        return evidence.units().getOrDefault(arm, 0L);
    }

    @Override
    public long units(Evidence evidence) {
        return design.arms().stream()
                .mapToLong(arm -> units(evidence, arm.name()))
                .sum();
    }

    @Override
    public long units(Evidence evidence, Contrast contrast) {
        return units(evidence, contrast.baseline().name())
                + units(evidence, contrast.treated().name());
    }

    @Override
    public Optional<Level> level(Evidence evidence, Metric metric, String arm, SliceMemberKey where) {
        return cell(evidence, metric, arm, where)
                .map(cell -> level(metric, cell.products(), Scaling.factor(evidence, metric)));
    }

    private static Level level(Metric metric, ExactCrossProducts products, ExactRational factor) {
        Optional<ExactRational> value = metric.kind() == MetricKind.RATIO ? ratio(products) : mean(products);
        return new Level(
                products.count(),
                value.map(exact -> exact.times(factor).doubleValue()),
                summary(metric, products, factor),
                share(metric, products));
    }

    private static Optional<ExactRational> ratio(ExactCrossProducts products) {
        return products.count() == 0 || products.sum(1).signum() == 0
                ? Optional.empty()
                : Optional.of(products.sum(0).dividedBy(products.sum(1)));
    }

    private static Optional<ExactRational> mean(ExactCrossProducts products) {
        return products.count() == 0
                ? Optional.empty()
                : Optional.of(products.sum(0).dividedBy(products.count()));
    }

    private static Optional<Proportion> share(Metric metric, ExactCrossProducts products) {
        return metric.kind() == MetricKind.PROPORTION && products.count() > 0
                ? Optional.of(new Proportion((long) products.sum(0).doubleValue(), products.count()))
                : Optional.empty();
    }

    /** Mean and variance of a unit's value in the metric's measure; a ratio by its linearised units. */
    private static SampleSummary summary(Metric metric, ExactCrossProducts products, ExactRational factor) {
        return (metric.kind() == MetricKind.RATIO
                        ? SampleSummary.ofRatio(products, 0, 1)
                        : SampleSummary.ofMean(products, 0))
                .scaledBy(factor);
    }

    private static Optional<CellState> cell(Evidence evidence, Metric metric, String arm, SliceMemberKey where) {
        return Optional.ofNullable(evidence.cells().get(new CellKey(metric.id(), arm, where.slice(), where.member())));
    }

    private static Optional<SampleSummary> summary(Evidence evidence, Metric metric, String arm, SliceMemberKey where) {
        return cell(evidence, metric, arm, where)
                .map(cell -> summary(metric, cell.products(), Scaling.factor(evidence, metric)));
    }

    @Override
    public Optional<Outcome<IntervalEstimate>> effect(
            Evidence evidence,
            MethodRegistry registry,
            Metric metric,
            Contrast contrast,
            SliceMemberKey where,
            boolean relative,
            double errorRate) {
        Optional<SampleSummary> baseline =
                summary(evidence, metric, contrast.baseline().name(), where);
        Optional<SampleSummary> treated =
                summary(evidence, metric, contrast.treated().name(), where);
        if (baseline.isEmpty() || treated.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(registry.comparison(method(metric, relative))
                .compare(baseline.get(), treated.get(), errorRate)
                .map(IntervalEstimate.class::cast));
    }

    @Override
    public Optional<EffectTerms> terms(Evidence evidence, Metric metric, Contrast contrast, SliceMemberKey where) {
        return summary(evidence, metric, contrast.baseline().name(), where)
                .flatMap(
                        baseline -> summary(evidence, metric, contrast.treated().name(), where)
                                .map(treated -> new EffectTerms(List.of(treated), List.of(baseline))));
    }

    @Override
    public JointRatio ratio(JointEvidence joint, Metric metric, String arm) {
        int numerator = joint.firstColumn(metric.id());
        return new JointRatio(
                arm, numerator, metric.kind() == MetricKind.RATIO ? numerator + 1 : joint.enteringColumn(metric.id()));
    }

    @Override
    public Optional<Reason> dependence(Evidence evidence, Metric metric, Slice slice) {
        return Optional.empty();
    }

    @Override
    public List<DesignFinding> diagnostics(Evidence evidence) {
        long unknown = evidence.unknownAssignments().rows();
        Optional<Reason> alarm = unknown == 0
                ? Optional.empty()
                : Optional.of(new Reason(
                        "design/unknown-arm",
                        unknown + " units belong to no declared arm, found "
                                + evidence.unknownAssignments().names() + ", expected "
                                + design.arms().stream().map(Arm::name).toList(),
                        "declare every arm, or leave the units of other experiments out of the data"));
        return List.of(new DesignFinding("assignment", "ASSIGNMENT", "every unit belongs to a declared arm", alarm));
    }

    @Override
    public List<DesignNote> notes(List<Contract> contracts) {
        boolean proven = contracts.stream()
                .flatMap(contract -> contract.rules().stream())
                .anyMatch(rule -> rule.constraint() instanceof Constraint.Unique
                        && rule.field().map(design.unit()::equals).orElse(false));
        String unit = design.unit().name();
        return proven
                ? List.of()
                : List.of(new DesignNote(
                        "design/units-not-proven-unique",
                        unit,
                        "no contract requires that " + unit + " occurs once; a unit in two rows would count twice",
                        "add requires(" + unit + ", unique()) to the contract"));
    }
}
