package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import java.util.OptionalDouble;

/**
 * An estimate whose interval and p-value come from one inversion of one test: an interval at error rate a leaves out a null value exactly
 * where the p-value of the same alternative against that value is below a, up to the rounding of the bounds.
 *
 * <p>Implementations are immutable.
 */
public interface IntervalEstimate {
    /** The estimate itself, finite. */
    double value();

    /** Its standard error, finite; 0 only where the method can tell more than the observed variation does. */
    double standardError();

    /** Degrees of freedom of the reference distribution; empty where it has none. */
    OptionalDouble degreesOfFreedom();

    /** p-value of the alternative against a null value on the scale of the estimate. It does not fall as a one-sided claim gets bolder. */
    double pValueAgainst(double nullValue, Alternative claim);

    /**
     * The interval that misses the truth with this probability: for two sides each bound spends half of it.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    Interval intervalAtErrorRate(double rate, Alternative claim);

    /** p-value of the alternative against no effect. */
    default double pValue(Alternative claim) {
        return pValueAgainst(0, claim);
    }

    /**
     * The smallest two-sided error rate at which the interval decides about the closed region {@code [from, to]}: at any larger rate it
     * lies within the region, or is disjoint from it. An end may be infinite. 1 or more is never decisive and is given as 1.
     *
     * @throws IllegalArgumentException unless {@code from <= to}
     */
    default double decisiveErrorRate(double from, double to) {
        if (!(from <= to)) {
            throw new IllegalArgumentException("Region out of order: [" + from + ", " + to + "]");
        }
        double above = from == Double.NEGATIVE_INFINITY ? 0 : pValueAgainst(from, Alternative.GREATER);
        double below = to == Double.POSITIVE_INFINITY ? 0 : pValueAgainst(to, Alternative.LESS);
        double within = Math.max(above, below);
        double beyond = Math.min(
                from == Double.NEGATIVE_INFINITY ? 1 : pValueAgainst(from, Alternative.LESS),
                to == Double.POSITIVE_INFINITY ? 1 : pValueAgainst(to, Alternative.GREATER));
        return Math.min(1.0, 2 * Math.min(within, beyond));
    }
}
