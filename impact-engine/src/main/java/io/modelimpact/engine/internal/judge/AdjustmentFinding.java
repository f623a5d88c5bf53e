package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.internal.design.AdjustmentFacts;
import io.modelimpact.engine.internal.judge.EffectFinding.Estimated;

/**
 * What covariates and strata did to an effect.
 *
 * @param facts coefficients, correlation, strata
 * @param absolute the effect without them, in the metric's measure
 * @param relative the effect without them, as a fraction of the baseline
 */
public record AdjustmentFinding(AdjustmentFacts facts, Estimated absolute, Estimated relative) {

    /** The unadjusted effect on one of the two scales. */
    public Estimated on(boolean relativeScale) {
        return relativeScale ? relative : absolute;
    }
}
