package io.modelimpact.engine.internal.design;

import io.modelimpact.metric.Metric;
import io.modelimpact.stats.adjust.ArmMoments;
import io.modelimpact.stats.compare.SampleSummary;

/** Where the covariates of a metric stand among the variables of its moments: behind the outcome, a ratio's as numerator and denominator. */
record CovariateLevels(Metric metric) {

    /** The level of a covariate in an arm, with its variance. */
    SampleSummary summary(ArmMoments arm, int covariate) {
        return metric.covariateDenominator().isPresent() ? arm.ratioSummary(2, 3) : arm.summary(1 + covariate);
    }
}
