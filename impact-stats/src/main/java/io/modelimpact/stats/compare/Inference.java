package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;

/**
 * An estimated effect together with the family of tests of all null values, from which both p-values and intervals come: an
 * interval at error rate a leaves out a null value exactly where the p-value of the same alternative against that value is
 * below a, up to the rounding of the bounds. Implementations are immutable.
 */
public interface Inference {

    /** The estimated effect. */
    double value();

    /** One minus the confidence level asked for. */
    double errorRate();

    /** The alternative asked for. */
    Alternative alternative();

    /**
     * The standardised distance of the data from a null value on the scale of the estimate: positive where the data lie above
     * it.
     */
    double statisticAgainst(double nullValue);

    /** p-value of this alternative against a null value on the scale of the estimate, such as a margin. */
    double pValueAgainst(double nullValue, Alternative claim);

    /**
     * The interval that misses the truth with this probability: for two sides each bound spends half of it, for
     * {@link Alternative#GREATER} the upper bound is the upper end of the scale, for {@link Alternative#LESS} the lower
     * bound is its lower end.
     *
     * @throws IllegalArgumentException if the error rate is not in (0, 1)
     */
    Interval intervalAtErrorRate(double rate, Alternative claim);

    /** p-value of the alternative asked for, against no effect. */
    default double pValue() {
        return pValue(alternative());
    }

    /** p-value of this alternative, against no effect. */
    default double pValue(Alternative claim) {
        return pValueAgainst(0, claim);
    }

    /** The interval at the level and for the alternative asked for. */
    default Interval interval() {
        return intervalAtErrorRate(errorRate(), alternative());
    }

    /** The interval at this confidence level, for the alternative asked for. */
    default Interval interval(double confidenceLevel) {
        return intervalAtErrorRate(1 - confidenceLevel, alternative());
    }

    /**
     * The smallest two-sided error rate at which the interval decides about the closed region {@code [from, to]}: at any
     * larger rate it lies within the region, or is disjoint from it. An end may be infinite. 1 or more is never decisive
     * and is given as 1.
     *
     * @throws IllegalArgumentException unless {@code from <= to}
     */
    default double decisiveErrorRate(double from, double to) {
        if (!(from <= to)) {
            throw new IllegalArgumentException("Region out of order: [" + from + ", " + to + "]");
        }
        boolean open = from == Double.NEGATIVE_INFINITY;
        boolean endless = to == Double.POSITIVE_INFINITY;
        double within = Math.max(
                open ? 0 : pValueAgainst(from, Alternative.GREATER), endless ? 0 : pValueAgainst(to, Alternative.LESS));
        double beyond = Math.min(
                open ? 1 : pValueAgainst(from, Alternative.LESS), endless ? 1 : pValueAgainst(to, Alternative.GREATER));
        return Math.min(1.0, 2 * Math.min(within, beyond));
    }
}
