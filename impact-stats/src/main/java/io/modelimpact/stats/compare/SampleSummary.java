package io.modelimpact.stats.compare;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.DoubleDouble;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactMoments;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Optional;

/**
 * What a comparison needs to know of one arm: the number of units n, a level m, and the variance v per unit of that level,
 * so that the variance of the level is v / n. For a mean, m and v are sample mean and variance (divisor n - 1); for a ratio
 * of sums, m is the ratio and v its delta-method variance per unit. Both are exact.
 *
 * <p>Edges: a summary may be unusable (too few units, denominator zero, values not finite); then {@link #refusal()} says why
 * and every test passes that refusal on. Immutable.
 */
public final class SampleSummary {
    /** Standard errors are only added, multiplied and divided, so that far fewer digits than these would do. */
    private static final int ERROR_DIGITS = 192;

    private final long count;
    private final Outcome<Level> level;

    private record Level(ExactRational mean, ExactRational variance) {}

    private SampleSummary(long count, Outcome<Level> level) {
        this.count = count;
        this.level = level;
    }

    /**
     * Summary from rounded moments, taken as exact.
     *
     * @param count    number of units
     * @param mean     sample mean
     * @param variance sample variance, divisor n - 1
     * @throws IllegalArgumentException if the count or the variance is negative
     */
    public static SampleSummary of(long count, double mean, double variance) {
        if (count < 0 || variance < 0) {
            throw new IllegalArgumentException(
                    "Count and variance must not be negative, found " + count + " and " + variance);
        }
        if (!(Double.isFinite(mean) && Double.isFinite(variance))) {
            return unusable(count, RefusalCode.NOT_FINITE, "mean " + mean + ", variance " + variance);
        }
        return of(count, ExactRational.of(mean), ExactRational.of(variance));
    }

    /**
     * Summary from exact moments.
     *
     * @throws IllegalArgumentException if the count or the variance is negative
     */
    public static SampleSummary of(long count, ExactRational mean, ExactRational variance) {
        if (count < 0 || variance.signum() < 0) {
            throw new IllegalArgumentException(
                    "Count and variance must not be negative, found " + count + " and " + variance);
        }
        return count < 2 ? tooFew(count) : new SampleSummary(count, Outcome.of(new Level(mean, variance)));
    }

    /**
     * Summary from sums taken as exact.
     *
     * @param count number of units
     * @param sum sum of the values
     * @param sumOfSquares sum of their squares
     * @throws IllegalArgumentException if the count is negative, or no values can have these sums
     */
    public static SampleSummary ofSums(long count, double sum, double sumOfSquares) {
        if (count >= 0 && count < 2) {
            return tooFew(count);
        }
        if (!(Double.isFinite(sum) && Double.isFinite(sumOfSquares))) {
            return unusable(count, RefusalCode.NOT_FINITE, "sum " + sum + ", sum of squares " + sumOfSquares);
        }
        ExactRational total = ExactRational.of(sum);
        ExactRational squares = ExactRational.of(sumOfSquares);
        ExactRational deviations = squares.minus(total.squared().dividedBy(count));
        return of(count, total.dividedBy(count), deviations.dividedBy(count - 1));
    }

    /**
     * Summary of a proportion p with the variance {@code p (1 - p)} of the binomial law, its divisor n rather than n - 1.
     *
     * @param successes number of units that count, from 0 to units
     * @param units number of units
     */
    public static SampleSummary ofSuccesses(long successes, long units) {
        if (successes < 0 || successes > units) {
            throw new IllegalArgumentException("Successes must lie between 0 and " + units + ", found " + successes);
        }
        if (units < 2) {
            return tooFew(units);
        }
        ExactRational share = ExactRational.of(successes).dividedBy(units);
        return of(units, share, share.times(ExactRational.ONE.minus(share)));
    }

    /** Summary of raw values. */
    public static SampleSummary ofValues(double... values) {
        return from(ExactMoments.of(values));
    }

    /** Summary of the mean, from exact moments. */
    public static SampleSummary from(ExactMoments moments) {
        return ofMean(moments.toCrossProducts(), 0);
    }

    /** Summary of the mean of one variable. */
    public static SampleSummary ofMean(ExactCrossProducts state, int variable) {
        if (state.nonFiniteCount() > 0) {
            return notFinite(state);
        }
        return state.count() < 2
                ? tooFew(state.count())
                : of(state.count(), state.mean(variable), state.variance(variable));
    }

    /**
     * Summary of the ratio of two sums over the same units, from raw rows. A missing value is no zero and has no double: leave out the
     * rows that lack either; one that is NaN makes the summary unusable.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public static SampleSummary ofRatio(double[] numerator, double[] denominator) {
        if (numerator.length != denominator.length) {
            throw new IllegalArgumentException("Numerator and denominator need equal lengths, found " + numerator.length
                    + " and " + denominator.length);
        }
        ExactCrossProducts state = ExactCrossProducts.create(2);
        for (int i = 0; i < numerator.length; i++) {
            state.add(numerator[i], denominator[i]);
        }
        return ofRatio(state, 0, 1);
    }

    /** Summary of the ratio of the sums of two variables; its variance is that of {@link RatioSums}. */
    public static SampleSummary ofRatio(ExactCrossProducts state, int numerator, int denominator) {
        return state.nonFiniteCount() > 0
                ? notFinite(state)
                : RatioSums.from(state, numerator, denominator).summary();
    }

    /** Summary of the ratio of two sums, from sums taken as exact. */
    public static SampleSummary of(RatioSums sums) {
        return sums.summary();
    }

    /**
     * Summary of the difference of two ratios of sums over the same units, {@code first - second}, with their covariance
     * taken into account; for designs in which every unit is seen under both versions.
     */
    public static SampleSummary ofRatioDifference(
            ExactCrossProducts state,
            int firstNumerator,
            int firstDenominator,
            int secondNumerator,
            int secondDenominator) {
        SampleSummary first = ofRatio(state, firstNumerator, firstDenominator);
        SampleSummary second = ofRatio(state, secondNumerator, secondDenominator);
        if (first.refusal().isPresent()) {
            return first;
        }
        if (second.refusal().isPresent()) {
            return second;
        }
        ExactRational covariance =
                state.ratioCovariance(firstNumerator, firstDenominator, secondNumerator, secondDenominator);
        return of(
                state.count(),
                first.mean().minus(second.mean()),
                first.variance().plus(second.variance()).minus(covariance.times(2)));
    }

    /** A summary that can not be used, for this reason. */
    public static SampleSummary refused(long count, Refusal reason) {
        return new SampleSummary(count, Outcome.refused(reason));
    }

    /** The same data in another unit: level times factor, variance times its square. */
    public SampleSummary scaledBy(ExactRational factor) {
        return new SampleSummary(
                count,
                level.map(now ->
                        new Level(now.mean().times(factor), now.variance().times(factor.squared()))));
    }

    /** Number of units. */
    public long count() {
        return count;
    }

    /** Empty if the summary can be used, else why not. */
    public Optional<Refusal> refusal() {
        return level.refusal();
    }

    /**
     * The exact level: mean, or ratio of sums.
     *
     * @throws IllegalStateException if the summary is not usable
     */
    public ExactRational mean() {
        return level.orElseThrow().mean();
    }

    /**
     * The exact variance per unit.
     *
     * @throws IllegalStateException if the summary is not usable
     */
    public ExactRational variance() {
        return level.orElseThrow().variance();
    }

    /**
     * Standard error of the level, the root of variance / n, rounded once.
     *
     * @throws IllegalStateException if the summary is not usable
     */
    public double standardError() {
        return squaredStandardError().sqrt();
    }

    /** The variance of the level, variance / n, to 192 binary digits. */
    ExactRational squaredStandardError() {
        return variance().dividedBy(count).truncatedTo(ERROR_DIGITS);
    }

    /** The same to 103 binary digits; NaN where it is zero or far from one. */
    DoubleDouble quickSquaredError() {
        return variance().magnitude().dividedBy(DoubleDouble.of(count));
    }

    static SampleSummary zeroDenominator(long count) {
        return unusable(count, RefusalCode.ZERO_DENOMINATOR, "the denominator sums to 0 over " + count + " units");
    }

    static SampleSummary tooFew(long count) {
        return unusable(count, RefusalCode.TOO_FEW_UNITS, "found " + count + " units, needed at least 2");
    }

    private static SampleSummary notFinite(ExactCrossProducts state) {
        return unusable(
                state.count(), RefusalCode.NOT_FINITE, state.nonFiniteCount() + " units have a NaN or infinite value");
    }

    /** A summary that no test can use, and why. */
    public static SampleSummary unusable(long count, RefusalCode code, String message) {
        return new SampleSummary(count, Outcome.refused(code, message));
    }
}
