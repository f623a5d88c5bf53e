package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.metric.Metric;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.exact.ExactRational;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * How one kind of metric is estimated from the cells of two independent arms. What a metric asks for, and nothing else, decides which
 * procedure it has.
 */
interface ArmProcedure {
    /**
     * The procedure of a metric.
     *
     * @param seed of the assessment, from which draws follow
     */
    static ArmProcedure of(Metric metric, String seed) {
        ArmProcedure plain = plain(metric);
        return metric.resampling()
                .<ArmProcedure>map(resampling -> new ResampledProcedure(plain, metric, resampling, seed))
                .orElse(plain);
    }

    private static ArmProcedure plain(Metric metric) {
        return switch (metric.kind()) {
            case QUANTILE -> new QuantileProcedure(metric);
            case ORDINAL -> new ScaleProcedure(metric);
            case PROPORTION, MEAN, RATIO, COUNT, NET_PROMOTER_SCORE ->
                metric.isAdjusted() ? new AdjustedProcedure(metric) : new MomentProcedure(metric);
        };
    }

    /** The id of the method for the effect in a place. */
    String method(SliceMemberKey where, boolean relative);

    /** The ids of all methods that the procedure may call for effects on this scale. */
    SortedSet<String> methods(boolean relative);

    /** The id of the method for the level. */
    String levelMethod();

    /** The level in an arm; empty if the evidence has no such cell. */
    Optional<Level> level(Evidence evidence, String arm, SliceMemberKey where);

    /** The effect; empty if the evidence lacks a cell that it needs. */
    Optional<Outcome<IntervalEstimate>> effect(
            Evidence evidence,
            MethodRegistry registry,
            Contrast contrast,
            SliceMemberKey where,
            boolean relative,
            double errorRate);

    /** The absolute effect as a sum over independent samples; empty if the evidence lacks a cell that it needs. */
    Optional<EffectTerms> terms(Evidence evidence, Contrast contrast, SliceMemberKey where);

    /** What covariates and strata did to the effect; empty where there are none, or the evidence lacks a cell. */
    default Optional<AdjustmentFacts> adjustment(
            Evidence evidence, MethodRegistry registry, Contrast contrast, SliceMemberKey where, double errorRate) {
        return Optional.empty();
    }

    /** What the covariates are multiplied with, in the units of the evidence; empty where nothing is. */
    default List<ExactRational> slopes(Evidence evidence, Contrast contrast, SliceMemberKey where) {
        return List.of();
    }
}
