package io.modelimpact.engine.internal.design;

import io.modelimpact.contract.Contract;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.JointEvidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.internal.scan.CellLayout;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.Reason;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** All that the engine asks of a study design. */
public interface StudyKernel {
    /** How rows become cells. */
    CellLayout layout();

    /** The arms, in declared order. */
    List<StudyArm> arms();

    /** The id of the method for the effect on the metric in a place. */
    String method(Metric metric, SliceMemberKey where, boolean relative);

    /** The ids of all methods that may be called for effects on the metric on this scale. */
    SortedSet<String> methods(Metric metric, boolean relative);

    /** The id of the method for the level of the metric. */
    String levelMethod(Metric metric);

    /** How many units an arm has. */
    long units(Evidence evidence, String arm);

    /** How many different units are under study, in all arms. */
    long units(Evidence evidence);

    /** How many different units the contrast rests on. */
    long units(Evidence evidence, Contrast contrast);

    /** The level of a metric in an arm; empty if the evidence has no such cell. */
    Optional<Level> level(Evidence evidence, Metric metric, String arm, SliceMemberKey where);

    /** The effect on a metric by the method of that id; empty if the evidence lacks a cell that it needs. */
    Optional<Outcome<IntervalEstimate>> effect(
            Evidence evidence,
            MethodRegistry registry,
            Metric metric,
            Contrast contrast,
            SliceMemberKey where,
            boolean relative,
            double errorRate);

    /** The absolute effect as a sum over independent samples; empty if the evidence lacks a cell that it needs. */
    Optional<EffectTerms> terms(Evidence evidence, Metric metric, Contrast contrast, SliceMemberKey where);

    /** What covariates and strata did to an effect; empty where there are none. */
    default Optional<AdjustmentFacts> adjustment(
            Evidence evidence,
            MethodRegistry registry,
            Metric metric,
            Contrast contrast,
            SliceMemberKey where,
            double errorRate) {
        return Optional.empty();
    }

    /** The covariates that an effect on the metric takes out, as joint evidence holds them; none where it takes out none. */
    default List<JointCovariate> covariates(Evidence evidence, Metric metric, Contrast contrast, SliceMemberKey where) {
        return List.of();
    }

    /** Where joint evidence holds the level of the metric in the arm. */
    JointRatio ratio(JointEvidence joint, Metric metric, String arm);

    /** Why the members of a slice are not independent samples, if they are not. */
    Optional<Reason> dependence(Evidence evidence, Metric metric, Slice slice);

    /** The tests that the design makes of itself, whatever checks are declared. */
    List<DesignFinding> diagnostics(Evidence evidence);

    /** What is not proven. */
    List<DesignNote> notes(List<Contract> contracts);
}
