package io.modelimpact.engine.internal.scenario;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.scenario.Draws;
import io.modelimpact.stats.scenario.MonteCarloProbability;

/**
 * A figure read off draws, with what the number of draws leaves open. More draws narrow the interval; more data do not.
 *
 * @param value the figure
 * @param error its Monte Carlo standard error
 * @param lower the lower end of its Monte Carlo interval at confidence {@value #CONFIDENCE}
 * @param upper the upper end
 */
public record Figure(double value, double error, double lower, double upper) {
    /** The confidence of Monte Carlo intervals. */
    public static final String CONFIDENCE = "0.95";

    private static final double ERROR_RATE = 0.05;
    private static final double REACH = StandardNormal.INSTANCE.upperQuantile(ERROR_RATE / 2);

    static Figure of(double value, double error) {
        return new Figure(value, error, value - REACH * error, value + REACH * error);
    }

    /** By order statistics; an end beyond the extremes of the draws is their extreme. */
    static Figure quantile(Draws draws, double p) {
        Interval interval = draws.quantileInterval(p, ERROR_RATE);
        double[] sorted = draws.toSortedArray();
        double lower = Math.max(interval.lower(), sorted[0]);
        double upper = Math.min(interval.upper(), sorted[sorted.length - 1]);
        return new Figure(draws.quantile(p), (upper - lower) / (2 * REACH), lower, upper);
    }

    static Figure of(MonteCarloProbability probability) {
        Interval interval = probability.interval(ERROR_RATE);
        return new Figure(probability.probability(), probability.standardError(), interval.lower(), interval.upper());
    }
}
