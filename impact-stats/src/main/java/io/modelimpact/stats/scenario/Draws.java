package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactMoments;
import io.modelimpact.stats.quantile.OrderStatisticRanks;
import io.modelimpact.stats.quantile.QuantileType;
import io.modelimpact.stats.quantile.SampleQuantile;
import java.util.Arrays;

/**
 * The draws of one outcome, and what can be read off them with its Monte Carlo error.
 *
 * <p>Mean and variance (divisor n - 1) are exact, rounded once, and do not depend on the order of the draws. Quantiles are of
 * type 7: linear between the order statistics around {@code (n - 1) p}. Their interval comes from order statistics and holds
 * for any law.
 *
 * <p>Refused: fewer than two draws, NaN, infinities, a mean or variance beyond the doubles. Cost: one sort; look-ups after
 * that. Immutable.
 */
public final class Draws {
    private final double[] sorted;
    private final double mean;
    private final double variance;

    private Draws(double[] sorted, double mean, double variance) {
        this.sorted = sorted;
        this.mean = mean;
        this.variance = variance;
    }

    /** The draws of an outcome. */
    public static Outcome<Draws> of(double... values) {
        if (values.length < 2) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found " + values.length + " draws, needed at least 2");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        ExactMoments moments = ExactMoments.of(sorted);
        if (moments.nonFiniteCount() > 0) {
            return Outcome.refused(RefusalCode.NOT_FINITE, moments.nonFiniteCount() + " draws are NaN or infinite");
        }
        double mean = moments.mean().doubleValue();
        double variance = moments.variance().doubleValue();
        return Double.isFinite(mean) && Double.isFinite(variance)
                ? Outcome.of(new Draws(sorted, mean, variance))
                : Outcome.refused(RefusalCode.OUT_OF_RANGE, "mean " + mean + ", variance " + variance + " as doubles");
    }

    /**
     * The draws of a difference, draw by draw: outcome less reference. Where both use the same streams the differences are
     * paired, and their Monte Carlo error is that of the difference alone.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Outcome<Draws> ofDifferences(double[] outcome, double[] reference) {
        if (outcome.length != reference.length) {
            throw new IllegalArgumentException(
                    "Expected equal numbers of draws, found " + outcome.length + " and " + reference.length);
        }
        double[] differences = new double[outcome.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = outcome[i] - reference[i];
        }
        return of(differences);
    }

    /** Number of draws. */
    public int count() {
        return sorted.length;
    }

    /** The draws in ascending order, a copy. */
    public double[] toSortedArray() {
        return sorted.clone();
    }

    /** Mean of the draws. */
    public double mean() {
        return mean;
    }

    /** Variance of the draws, divisor n - 1. */
    public double variance() {
        return variance;
    }

    /** Monte Carlo standard error of the mean, {@code sqrt(variance/n)}; 0 where all draws are equal. */
    public double meanStandardError() {
        return Math.sqrt(variance / sorted.length);
    }

    /**
     * The type-7 quantile.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    public double quantile(double p) {
        return SampleQuantile.of(QuantileType.MODE).ofSorted(sorted, p);
    }

    /**
     * The interval that encloses the p quantile of the outcome's law with probability at least 1 - errorRate; a bound is
     * infinite where there are too few draws for it.
     *
     * @throws IllegalArgumentException if p or the error rate is not in (0, 1)
     */
    public Interval quantileInterval(double p, double errorRate) {
        OrderStatisticRanks ranks = OrderStatisticRanks.of(sorted.length, p, errorRate);
        double lower = ranks.lower() == 0 ? Double.NEGATIVE_INFINITY : sorted[(int) ranks.lower() - 1];
        double upper = ranks.upper() > sorted.length ? Double.POSITIVE_INFINITY : sorted[(int) ranks.upper() - 1];
        return new Interval(lower, upper, errorRate);
    }

    /** Probability of an outcome above the threshold. */
    public MonteCarloProbability probabilityAbove(double threshold) {
        return new MonteCarloProbability(
                Arrays.stream(sorted).filter(draw -> draw > threshold).count(), sorted.length);
    }

    /** Probability of an outcome below the threshold. */
    public MonteCarloProbability probabilityBelow(double threshold) {
        return new MonteCarloProbability(
                Arrays.stream(sorted).filter(draw -> draw < threshold).count(), sorted.length);
    }
}
