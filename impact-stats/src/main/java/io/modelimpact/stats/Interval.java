package io.modelimpact.stats;

/**
 * A confidence interval on the scale of the estimate it belongs to. One-sided intervals have one infinite bound.
 *
 * @param lower     lower bound, or negative infinity
 * @param upper     upper bound, or positive infinity; not below {@code lower}
 * @param errorRate one minus the confidence level, kept in this form because it stays exact when it is small
 */
public record Interval(double lower, double upper, double errorRate) {

    /**
     * Checks order and level.
     *
     * @throws IllegalArgumentException if a bound is NaN, the bounds are out of order or the error rate is not in (0, 1)
     */
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("Interval bounds out of order: [" + lower + ", " + upper + "]");
        }
        if (!(errorRate > 0 && errorRate < 1)) {
            throw new IllegalArgumentException("Error rate must lie in (0, 1), found " + errorRate);
        }
    }

    /** The confidence level, {@code 1 - errorRate}. */
    public double confidenceLevel() {
        return 1 - errorRate;
    }

    /** Whether the value lies within the closed interval. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Whether the whole interval lies within the closed region {@code [from, to]}; the ends may be infinite. */
    public boolean isWithin(double from, double to) {
        return from <= lower && upper <= to;
    }

    /** Whether the interval and the closed region {@code [from, to]} have no point in common. */
    public boolean isDisjointFrom(double from, double to) {
        return upper < from || to < lower;
    }
}
