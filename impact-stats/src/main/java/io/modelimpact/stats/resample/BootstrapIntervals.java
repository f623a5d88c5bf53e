package io.modelimpact.stats.resample;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.quantile.QuantileType;
import io.modelimpact.stats.quantile.SampleQuantile;
import java.util.Arrays;

/**
 * Confidence intervals from bootstrap replicates of a statistic, as reference programs have them: quantiles of replicates are of type 7. Those of {@link
 * BootstrapComparison}, which also has p-values, are of type 6; they lie less than the distance of neighbouring replicates away.
 *
 * <p>Sources: B. Efron, R. J. Tibshirani (1993), "An Introduction to the Bootstrap", chapters 12 to 14; T. J. DiCiccio, B. Efron (1996),
 * Statistical Science 11.
 */
public final class BootstrapIntervals {
    private static final int LEAST_REPLICATES = 20;

    private final double observed;
    private final double[] sorted;
    private final double errorRate;

    private BootstrapIntervals(double observed, double[] sorted, double errorRate) {
        this.observed = observed;
        this.sorted = sorted;
        this.errorRate = errorRate;
    }

    /**
     * Intervals around an observed statistic.
     *
     * @param observed the statistic on the data as they are
     * @param replicates the statistic on resamples; at least 20, all finite
     * @param errorRate one minus the confidence, in (0, 1)
     */
    public static Outcome<BootstrapIntervals> of(double observed, double[] replicates, double errorRate) {
        if (!(errorRate > 0 && errorRate < 1)) {
            throw new IllegalArgumentException("The error rate must lie in (0, 1), found " + errorRate);
        }
        if (replicates.length < LEAST_REPLICATES) {
            return Outcome.refused(
                    RefusalCode.TOO_FEW_UNITS,
                    "found " + replicates.length + " replicates, needed at least " + LEAST_REPLICATES);
        }
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        if (!(Double.isFinite(sorted[0]) && Double.isFinite(sorted[sorted.length - 1]) && Double.isFinite(observed))) {
            return Outcome.refused(RefusalCode.NOT_FINITE, "a replicate or the statistic itself is not finite");
        }
        return Outcome.of(new BootstrapIntervals(observed, sorted, errorRate));
    }

    /** Between two quantiles of the replicates. */
    public Interval percentile() {
        return new Interval(quantile(errorRate / 2), quantile(1 - errorRate / 2), errorRate);
    }

    /** The percentile interval mirrored at the observed statistic. */
    public Interval basic() {
        return new Interval(
                2 * observed - quantile(1 - errorRate / 2), 2 * observed - quantile(errorRate / 2), errorRate);
    }

    /**
     * The studentised interval {@code t0 - q(1 - a/2) se, t0 - q(a/2) se} with quantiles of {@code (t* - t0)/se*}.
     *
     * @param standardError of the observed statistic
     * @param studentised the studentised replicates
     */
    public Interval studentised(double standardError, double... studentised) {
        double[] pivots = studentised.clone();
        Arrays.sort(pivots);
        SampleQuantile quantile = SampleQuantile.of(QuantileType.MODE);
        return new Interval(
                observed - quantile.ofSorted(pivots, 1 - errorRate / 2) * standardError,
                observed - quantile.ofSorted(pivots, errorRate / 2) * standardError,
                errorRate);
    }

    /**
     * The bias-corrected and accelerated interval; ties with the observed statistic count as not below it.
     *
     * @param acceleration of the statistic, see {@link #acceleration}
     * @return refused where all replicates lie on one side of the observed statistic, or the acceleration leaves no probability
     */
    public Outcome<AcceleratedInterval> accelerated(double acceleration) {
        return accelerated(acceleration, below(observed));
    }

    /** The same with half of the ties counted as below, for statistics that take few values. */
    public Outcome<AcceleratedInterval> acceleratedWithTies(double acceleration) {
        double atOrBelow = sorted.length - above(observed);
        return accelerated(acceleration, 0.5 * (below(observed) + atOrBelow));
    }

    private Outcome<AcceleratedInterval> accelerated(double acceleration, double below) {
        if (!(below > 0 && below < sorted.length)) {
            return Outcome.refused(
                    RefusalCode.DEGENERATE, "all replicates lie on one side of the observed statistic " + observed);
        }
        double bias = -StandardNormal.INSTANCE.upperQuantile(below / sorted.length);
        double reach = StandardNormal.INSTANCE.upperQuantile(errorRate / 2);
        double lower = probability(bias, acceleration, bias - reach);
        double upper = probability(bias, acceleration, bias + reach);
        if (!(lower > 0 && upper < 1 && lower < upper)) {
            return Outcome.refused(
                    RefusalCode.OUT_OF_RANGE, "an acceleration of " + acceleration + " leaves no interval");
        }
        return Outcome.of(new AcceleratedInterval(
                new Interval(quantile(lower), quantile(upper), errorRate), bias, acceleration, lower, upper));
    }

    private static double probability(double bias, double acceleration, double z) {
        return StandardNormal.INSTANCE.survival(-(bias + z / (1 - acceleration * z)));
    }

    /** Mean of the replicates. */
    public double mean() {
        double sum = 0;
        for (double replicate : sorted) {
            sum += replicate / sorted.length;
        }
        return sum;
    }

    /** Standard deviation of the replicates, divisor B - 1. */
    public double standardError() {
        double mean = mean();
        double sum = 0;
        for (double replicate : sorted) {
            sum += (replicate - mean) * (replicate - mean);
        }
        return Math.sqrt(sum / (sorted.length - 1));
    }

    /** The acceleration of a statistic from its influence values: {@code sum L^3 / (6 (sum L^2)^1.5)}, 0 where none varies. */
    public static double acceleration(double... influence) {
        double squares = 0;
        double cubes = 0;
        for (double value : influence) {
            squares += value * value;
            cubes += value * value * value;
        }
        return squares == 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
    }

    private double quantile(double probability) {
        return SampleQuantile.of(QuantileType.MODE).ofSorted(sorted, probability);
    }

    private double below(double value) {
        int count = 0;
        while (count < sorted.length && sorted[count] < value) {
            count++;
        }
        return count;
    }

    private double above(double value) {
        int count = 0;
        while (count < sorted.length && sorted[sorted.length - 1 - count] > value) {
            count++;
        }
        return count;
    }

    /**
     * A bias-corrected and accelerated interval.
     *
     * @param interval the interval
     * @param bias normal quantile of the share of replicates below the statistic
     * @param acceleration as given
     * @param lowerProbability which quantile of the replicates the lower end is
     * @param upperProbability which one the upper end is
     */
    public record AcceleratedInterval(
            Interval interval, double bias, double acceleration, double lowerProbability, double upperProbability) {}
}
