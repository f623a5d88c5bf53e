package io.modelimpact.engine.internal.design;

import io.modelimpact.change.Change;
import io.modelimpact.contract.Constraint;
import io.modelimpact.contract.Contract;
import io.modelimpact.design.Arm;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.JointEvidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.RuleState;
import io.modelimpact.engine.internal.scan.CellLayout;
import io.modelimpact.formula.IdField;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.record.Reason;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.exact.ExactRational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Independent arms: one cell for each arm, and effects that compare two of them. */
final class RandomizedKernel implements StudyKernel {
    private final RandomizedDesign design;
    private final List<Metric> metrics;
    private final Change change;
    private final String seed;

    RandomizedKernel(RandomizedDesign design, List<Metric> metrics, Change change, String seed) {
        this.design = design;
        this.metrics = List.copyOf(metrics);
        this.change = change;
        this.seed = seed;
    }

    private ArmProcedure procedure(Metric metric) {
        return ArmProcedure.of(metric, seed);
    }

    @Override
    public CellLayout layout() {
        Optional<IdField> cluster = design.isClustered() ? Optional.of(design.unit()) : Optional.empty();
        return new CellLayout(
                new AssignmentPlacement(
                        design.assignment(),
                        design.arms().stream().map(Arm::name).toList(),
                        cluster),
                List.of(),
                cluster,
                Optional.empty());
    }

    @Override
    public List<StudyArm> arms() {
        return design.arms().stream()
                .map(arm -> new StudyArm(arm.name(), arm.version(), Optional.of(arm.weight())))
                .toList();
    }

    @Override
    public String method(Metric metric, SliceMemberKey where, boolean relative) {
        return procedure(metric).method(where, relative);
    }

    @Override
    public SortedSet<String> methods(Metric metric, boolean relative) {
        return procedure(metric).methods(relative);
    }

    @Override
    public String levelMethod(Metric metric) {
        return procedure(metric).levelMethod();
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
        return procedure(metric).level(evidence, arm, where);
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
        return procedure(metric).effect(evidence, registry, contrast, where, relative, errorRate);
    }

    @Override
    public Optional<EffectTerms> terms(Evidence evidence, Metric metric, Contrast contrast, SliceMemberKey where) {
        return procedure(metric).terms(evidence, contrast, where);
    }

    @Override
    public Optional<AdjustmentFacts> adjustment(
            Evidence evidence,
            MethodRegistry registry,
            Metric metric,
            Contrast contrast,
            SliceMemberKey where,
            double errorRate) {
        return procedure(metric).adjustment(evidence, registry, contrast, where, errorRate);
    }

    @Override
    public List<JointCovariate> covariates(Evidence evidence, Metric metric, Contrast contrast, SliceMemberKey where) {
        List<ExactRational> slopes = procedure(metric).slopes(evidence, contrast, where);
        List<JointCovariate> covariates = new ArrayList<>();
        for (int i = 0; i < slopes.size(); i++) {
            covariates.add(covariate(
                    evidence, metric, contrast.treated(), i, slopes.get(i).negated()));
            covariates.add(covariate(evidence, metric, contrast.baseline(), i, slopes.get(i)));
        }
        return List.copyOf(covariates);
    }

    /** The covariates of a metric stand behind the columns of its outcome. */
    private static JointCovariate covariate(
            Evidence evidence, Metric metric, StudyArm arm, int position, ExactRational weight) {
        int first = evidence.joint().firstColumn(metric.id());
        boolean ratio = metric.kind() == MetricKind.RATIO;
        int numerator = first + (ratio ? 2 : 1) + position;
        int denominator = ratio ? numerator + 1 : evidence.joint().enteringColumn(metric.id());
        return new JointCovariate(new JointRatio(arm.name(), numerator, denominator), weight);
    }

    @Override
    public JointRatio ratio(JointEvidence joint, Metric metric, String arm) {
        int numerator = joint.firstColumn(metric.id());
        return new JointRatio(
                arm, numerator, MomentProcedure.isRatio(metric) ? numerator + 1 : joint.enteringColumn(metric.id()));
    }

    @Override
    public Optional<Reason> dependence(Evidence evidence, Metric metric, Slice slice) {
        return design.isClustered()
                ? ClusteredUnits.dependence(evidence, metric, slice, design.unit())
                : Optional.empty();
    }

    @Override
    public List<DesignFinding> diagnostics(Evidence evidence) {
        long unknown = evidence.unknownAssignments().rows();
        Optional<Reason> alarm = unknown == 0
                ? Optional.empty()
                : Optional.of(new Reason(
                        "design/unknown-arm",
                        unknown + (design.isClustered() ? " rows" : " units") + " belong to no declared arm, found "
                                + evidence.unknownAssignments().names() + ", expected "
                                + design.arms().stream().map(Arm::name).toList(),
                        "declare every arm, or leave the units of other experiments out of the data"));
        List<DesignFinding> findings = new ArrayList<>();
        findings.add(DesignFinding.of("assignment", "ASSIGNMENT", "every unit belongs to a declared arm", alarm));
        if (design.isClustered()) {
            findings.add(oneArm(evidence));
        }
        findings.addAll(new CovariateBalance(evidence, metrics, Contrast.of(change, arms())).findings());
        return List.copyOf(findings);
    }

    private DesignFinding oneArm(Evidence evidence) {
        String unit = design.unit().name();
        RuleState state = evidence.rules().get(RuleKey.unitInOneArm(design.dataset()));
        Optional<Reason> alarm = state != null && state.failed() == 0
                ? Optional.empty()
                : Optional.of(new Reason(
                        "design/unit-in-two-arms",
                        state == null
                                ? "nothing is known of the arms of each " + unit
                                : state.failed() + " of " + unit + " have rows in several arms",
                        "find out how a unit came to see two versions, and leave such units out of the data"));
        return DesignFinding.of(
                "unit-in-one-arm", RandomizedDesign.UNIT_IN_ONE_ARM, "no " + unit + " has rows in two arms", alarm);
    }

    @Override
    public List<DesignNote> notes(List<Contract> contracts) {
        boolean proven = contracts.stream()
                .flatMap(contract -> contract.rules().stream())
                .anyMatch(rule -> rule.constraint() instanceof Constraint.Unique
                        && rule.field().map(design.unit()::equals).orElse(false));
        String unit = design.unit().name();
        List<DesignNote> notes = new ArrayList<>();
        if (!proven && !design.isClustered()) {
            notes.add(new DesignNote(
                    "design/units-not-proven-unique",
                    unit,
                    "no contract requires that " + unit + " occurs once; a unit in two rows would count twice",
                    "add requires(" + unit + ", unique()) to the contract"));
        }
        notes.addAll(CovariateNotes.of(metrics));
        return List.copyOf(notes);
    }
}
