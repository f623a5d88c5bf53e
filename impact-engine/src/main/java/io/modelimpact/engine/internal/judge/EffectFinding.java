package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.engine.internal.design.SliceMemberKey;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.Reason;
import io.modelimpact.stats.compare.IntervalEstimate;
import java.util.Optional;

/**
 * The effect of one candidate on one metric, for everyone or in one member of a slice.
 *
 * @param metric the metric
 * @param contrast the arms that were compared
 * @param where everyone or a member
 * @param absolute the effect in the metric's measure
 * @param relative the effect as a fraction of the baseline
 * @param baselineDeviation the standard deviation of a unit's value in the baseline arm, where there is one
 * @param adjustment what covariates and strata did to the effect, where there are any
 */
public record EffectFinding(
        Metric metric,
        Contrast contrast,
        SliceMemberKey where,
        Estimated absolute,
        Estimated relative,
        Optional<Double> baselineDeviation,
        Optional<AdjustmentFinding> adjustment) {

    /** The effect on one of the two scales. */
    public Estimated on(boolean relativeScale) {
        return relativeScale ? relative : absolute;
    }

    /**
     * An estimate, or the reason why there is none.
     *
     * @param estimate the estimate
     * @param reason why there is none
     * @param method the method that was asked
     */
    public record Estimated(Optional<IntervalEstimate> estimate, Optional<Reason> reason, String method) {
        /** No estimate, for this reason. */
        static Estimated none(Reason reason, String method) {
            return new Estimated(Optional.empty(), Optional.of(reason), method);
        }
    }
}
