package io.modelimpact.engine.internal.design;

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
import io.modelimpact.record.Reason;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Independent arms: one cell for each arm, and effects that compare two of them. */
final class RandomizedKernel implements StudyKernel {
    private final RandomizedDesign design;

    RandomizedKernel(RandomizedDesign design) {
        this.design = design;
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
        return ArmProcedure.of(metric).method(where, relative);
    }

    @Override
    public SortedSet<String> methods(Metric metric, boolean relative) {
        return ArmProcedure.of(metric).methods(relative);
    }

    @Override
    public String levelMethod(Metric metric) {
        return ArmProcedure.of(metric).levelMethod();
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
        return ArmProcedure.of(metric).level(evidence, arm, where);
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
        return ArmProcedure.of(metric).effect(evidence, registry, contrast, where, relative, errorRate);
    }

    @Override
    public Optional<EffectTerms> terms(Evidence evidence, Metric metric, Contrast contrast, SliceMemberKey where) {
        return ArmProcedure.of(metric).terms(evidence, contrast, where);
    }

    @Override
    public JointRatio ratio(JointEvidence joint, Metric metric, String arm) {
        int numerator = joint.firstColumn(metric.id());
        return new JointRatio(
                arm,
                numerator,
                MomentProcedure.isRatio(metric) ? numerator + 1 : joint.enteringColumn(metric.id()));
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
        DesignFinding assignment =
                new DesignFinding("assignment", "ASSIGNMENT", "every unit belongs to a declared arm", alarm);
        return design.isClustered() ? List.of(assignment, oneArm(evidence)) : List.of(assignment);
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
        return new DesignFinding(
                "unit-in-one-arm", RandomizedDesign.UNIT_IN_ONE_ARM, "no " + unit + " has rows in two arms", alarm);
    }

    @Override
    public List<DesignNote> notes(List<Contract> contracts) {
        if (design.isClustered()) {
            return List.of();
        }
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
