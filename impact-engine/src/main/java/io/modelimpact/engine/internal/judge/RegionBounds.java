package io.modelimpact.engine.internal.judge;

import io.modelimpact.estimand.Amount;
import io.modelimpact.estimand.EffectScale;
import io.modelimpact.estimand.Region;
import io.modelimpact.metric.Metric;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.compare.IntervalEstimate;

/**
 * A declared region on the scale of the estimate that it is compared with.
 *
 * <p>A region is open: its bound is not in it, whatever the words of the claim are ("stays below 250 ms", "is not below by 1 %", which is above -1 %). This is how
 * tests of superiority, non-inferiority and equivalence state their hypotheses: the null hypothesis holds the bound, so that an estimate at the margin itself
 * shows nothing favourable (ICH E9, section 3.3.2). It decides where an interval ends at the bound exactly. Intervals of a normal or t reference do so with probability
 * 0; those of quantiles end at single values and do so often where these are whole numbers: with p95 between 250 and 260 ms, "stays below 250 ms" is broken, as no value
 * of the interval is below; with p95 between 240 and 250 ms nothing is decided. What is everything but a point leaves out the point alone.
 *
 * @param lower the lower bound, or negative infinity
 * @param upper the upper bound, or positive infinity
 * @param complement whether the region is everything but {@code [lower, upper]}
 */
public record RegionBounds(double lower, double upper, boolean complement) {

    /**
     * Puts the bounds of a region on the scale of the estimate.
     *
     * @param claim the claim, whose metric says what a bound on a level means
     * @param standardDeviation of a unit's value in the baseline arm, for bounds that are counted in it
     */
    static RegionBounds of(Claim claim, double standardDeviation) {
        Region region = claim.region();
        Metric metric = claim.estimand().metric();
        return new RegionBounds(
                region.lower()
                        .map(bound -> number(bound, metric, standardDeviation))
                        .orElse(Double.NEGATIVE_INFINITY),
                region.upper()
                        .map(bound -> number(bound, metric, standardDeviation))
                        .orElse(Double.POSITIVE_INFINITY),
                region.complement());
    }

    private static double number(Amount amount, Metric metric, double standardDeviation) {
        double value = amount.numberFor(metric).doubleValue();
        return amount.scale() == EffectScale.STANDARD_DEVIATIONS ? value * standardDeviation : value;
    }

    /** The smallest two-sided error rate at which the interval decides; the same for a region and its complement. */
    double decisiveErrorRate(IntervalEstimate estimate) {
        return estimate.decisiveErrorRate(lower, upper);
    }

    /** What the interval, its ends included, says about the region. */
    RegionVerdict verdict(Interval interval) {
        if (complement) {
            return interval.isWithin(lower, upper)
                    ? RegionVerdict.OUTSIDE
                    : interval.isDisjointFrom(lower, upper) ? RegionVerdict.INSIDE : RegionVerdict.UNDECIDED;
        }
        if (isAboveLower(interval.lower()) && isBelowUpper(interval.upper())) {
            return RegionVerdict.INSIDE;
        }
        return interval.upper() <= lower || upper <= interval.lower() ? RegionVerdict.OUTSIDE : RegionVerdict.UNDECIDED;
    }

    private boolean isAboveLower(double value) {
        return lower == Double.NEGATIVE_INFINITY || lower < value;
    }

    private boolean isBelowUpper(double value) {
        return upper == Double.POSITIVE_INFINITY || value < upper;
    }

    /** Whether the point lies within. */
    public boolean contains(double value) {
        return complement ? value < lower || upper < value : isAboveLower(value) && isBelowUpper(value);
    }

    /** How far the point is from the nearest bound, never negative. */
    public double distance(double value) {
        return Math.min(Math.abs(value - lower), Math.abs(value - upper));
    }
}
