package io.modelimpact.stats.adjust;

import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;

/**
 * The moments of one arm that a control variate needs: level and variance of the outcome and of the covariate, and their covariance, each
 * exact. For a ratio of sums the values of a unit are the linearised ones.
 *
 * @param count number of units
 * @param outcome level of the outcome
 * @param covariate level of the covariate
 * @param outcomeVariance variance per unit, divisor n - 1
 * @param covariateVariance the same of the covariate
 * @param covariance of the two
 */
record ControlVariate(
        long count,
        ExactRational outcome,
        ExactRational covariate,
        ExactRational outcomeVariance,
        ExactRational covariateVariance,
        ExactRational covariance) {

    /** Of two means, variables 0 and 1. */
    static ControlVariate ofMeans(ExactCrossProducts state) {
        return new ControlVariate(
                state.count(),
                state.mean(0),
                state.mean(1),
                state.variance(0),
                state.variance(1),
                state.covariance(0, 1));
    }

    /** Of two ratios of sums: 0 over 1 the outcome, 2 over 3 the covariate. */
    static ControlVariate ofRatios(ExactCrossProducts state) {
        return new ControlVariate(
                state.count(),
                state.ratio(0, 1),
                state.ratio(2, 3),
                state.ratioCovariance(0, 1, 0, 1),
                state.ratioCovariance(2, 3, 2, 3),
                state.ratioCovariance(0, 1, 2, 3));
    }

    /** The level with the covariate's part taken out, around a reference level of the covariate. */
    ExactRational adjusted(ExactRational theta, ExactRational reference) {
        return outcome.minus(theta.times(covariate.minus(reference)));
    }

    /** The variance per unit that is left. */
    ExactRational adjustedVariance(ExactRational theta) {
        return outcomeVariance
                .plus(theta.squared().times(covariateVariance))
                .minus(theta.times(covariance).times(2));
    }

    /** The variance per unit of the outcome scaled by a factor, with the covariate's part taken out. */
    ExactRational adjustedVariance(ExactRational theta, ExactRational factor) {
        return factor.squared()
                .times(outcomeVariance)
                .plus(theta.squared().times(covariateVariance))
                .minus(theta.times(factor).times(covariance).times(2));
    }
}
