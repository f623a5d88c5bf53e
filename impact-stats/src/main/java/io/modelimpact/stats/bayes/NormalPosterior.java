package io.modelimpact.stats.bayes;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.distribution.UnitNormalLoss;

/**
 * A normal belief about an effect, positive meaning better. Losses and chances keep their relative accuracy in the far tails, where they
 * reach 0 only by underflow.
 *
 * @param mean expected effect
 * @param standardDeviation its uncertainty, positive
 */
public record NormalPosterior(double mean, double standardDeviation) {

    /** Refuses what is no distribution with {@link IllegalArgumentException}. */
    public NormalPosterior {
        if (!(Double.isFinite(mean) && standardDeviation > 0 && Double.isFinite(standardDeviation))) {
            throw new IllegalArgumentException("Expected a finite mean and a positive standard deviation, found " + mean
                    + " and " + standardDeviation);
        }
    }

    /** P(effect > 0). */
    public double chanceToWin() {
        return StandardNormal.INSTANCE.survival(-mean / standardDeviation);
    }

    /** P(effect > threshold). */
    public double probabilityAbove(double threshold) {
        return StandardNormal.INSTANCE.survival((threshold - mean) / standardDeviation);
    }

    /** P(effect < threshold). */
    public double probabilityBelow(double threshold) {
        return StandardNormal.INSTANCE.survival((mean - threshold) / standardDeviation);
    }

    /** E[max(-effect, 0)], what choosing the treatment loses on average. */
    public double expectedLossOfTreatment() {
        return standardDeviation * UnitNormalLoss.at(mean / standardDeviation);
    }

    /** E[max(effect, 0)], what staying with the control loses on average. */
    public double expectedLossOfControl() {
        return standardDeviation * UnitNormalLoss.at(-mean / standardDeviation);
    }

    /**
     * The equal-tailed credible interval.
     *
     * @param errorRate probability outside, half on each side, between 0 and 1
     */
    public Interval interval(double errorRate) {
        double reach = StandardNormal.INSTANCE.upperQuantile(errorRate / 2) * standardDeviation;
        return new Interval(mean - reach, mean + reach, errorRate);
    }
}
