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

    /**
     * What the interval says about the region, which is open: a bound is no effect within. That makes a difference where intervals end at single
     * values, as those of quantiles do.
     */
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
        return complement != (lower <= value && value <= upper);
    }

    /** How far the point is from the nearest bound, never negative. */
    public double distance(double value) {
        return Math.min(Math.abs(value - lower), Math.abs(value - upper));
    }
}
