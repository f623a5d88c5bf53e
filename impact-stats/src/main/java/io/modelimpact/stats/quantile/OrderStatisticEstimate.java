package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.distribution.Binomial;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * A quantile by the sign test, valid for every distribution, tied values included: with B binomial(n, p), that the quantile lies above x has the
 * p-value {@code P(B <= number of values at or below x)}, that it lies below x the p-value {@code P(B >= number of values below x)}. The
 * interval, from the order statistic of rank k to that of rank l, holds the values that the two tests at half of the error rate do not reject, as
 * {@link OrderStatisticInterval} says; an end that no value reaches is infinite. Coverage is at least the confidence asked for.
 *
 * <p>Where the counts hold bins, a bin counts as what speaks less for the claim, and the ends are those of their bins. Numbers are compared as the
 * doubles that they are reported as. The standard error is that of {@link CountedQuantile}, and 0 where that is refused; no interval rests on it.
 * Immutable.
 */
public final class OrderStatisticEstimate implements IntervalEstimate {
    private final ValueCounts values;
    private final ExactRational unit;
    private final double probability;
    private final double value;
    private final double standardError;
    private final double errorRate;
    private final Binomial below;

    OrderStatisticEstimate(
            ValueCounts values, BigDecimal probability, ExactRational unit, SampleSummary summary, double errorRate) {
        if (!(errorRate > 0 && errorRate < 1)) {
            throw new IllegalArgumentException("Error rate must lie in (0, 1), found " + errorRate);
        }
        this.values = values;
        this.unit = unit;
        this.probability = probability.doubleValue();
        this.value = rounded(values.quantile(probability).orElseThrow());
        this.standardError = summary.refusal().isPresent() ? 0 : summary.standardError();
        this.errorRate = errorRate;
        this.below = Binomial.withTrials(values.count(), this.probability);
    }

    private double rounded(ExactRational counted) {
        return counted.times(unit).doubleValue();
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    public double standardError() {
        return standardError;
    }

    @Override
    public OptionalDouble degreesOfFreedom() {
        return OptionalDouble.empty();
    }

    @Override
    public double errorRate() {
        return errorRate;
    }

    @Override
    public Alternative alternative() {
        return Alternative.TWO_SIDED;
    }

    /** The standardised number of values that would have to lie below x and do not; ties count half. */
    @Override
    public double statisticAgainst(double x) {
        double count = (double) values.count();
        double found = 0.5 * ((double) atOrBelow(x) + (double) certainlyBelow(x));
        return (count * probability - found) / Math.sqrt(count * probability * (1 - probability));
    }

    @Override
    public double pValueAgainst(double x, Alternative claim) {
        return switch (claim) {
            case TWO_SIDED -> Math.min(1, 2 * Math.min(above(x), beneath(x)));
            case GREATER -> above(x);
            case LESS -> beneath(x);
        };
    }

    private double above(double x) {
        return below.cumulative(atOrBelow(x));
    }

    private double beneath(double x) {
        return below.survival(certainlyBelow(x) - 1);
    }

    /** How many values may be at or below x. */
    private long atOrBelow(double x) {
        return values.countUpTo(firstAbove(x, entry -> rounded(values.lowest(entry))) - 1);
    }

    /** How many values are below x for certain. */
    private long certainlyBelow(double x) {
        return values.countUpTo(firstAbove(Math.nextDown(x), entry -> rounded(values.highest(entry))) - 1);
    }

    /** The first entry of which a number is above x, by bisection. */
    private int firstAbove(double x, IntToDoubleFunction number) {
        int low = -1;
        int high = values.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (number.applyAsDouble(middle) > x) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    @Override
    public Interval intervalAtErrorRate(double rate, Alternative claim) {
        double each = claim == Alternative.TWO_SIDED ? 0.5 * rate : rate;
        double lower = claim == Alternative.LESS ? Double.NEGATIVE_INFINITY : lower(each);
        double upper = claim == Alternative.GREATER ? Double.POSITIVE_INFINITY : upper(each);
        return new Interval(lower, upper, rate);
    }

    private double lower(double rate) {
        long rank = below.quantile(rate);
        return rank < 1 ? Double.NEGATIVE_INFINITY : rounded(values.lowest(values.entryOfRank(rank)));
    }

    private double upper(double rate) {
        long rank = below.upperQuantile(rate) + 1;
        return rank > values.count() ? Double.POSITIVE_INFINITY : rounded(values.highest(values.entryOfRank(rank)));
    }

    /**
     * The smallest error rate at which the interval lies within the open region between the ends, or is disjoint from it; so that a value at an end
     * is outside. A region of one point is that point.
     */
    @Override
    public double decisiveErrorRate(double from, double to) {
        if (!(from <= to)) {
            throw new IllegalArgumentException("Region out of order: [" + from + ", " + to + "]");
        }
        boolean open = from == Double.NEGATIVE_INFINITY;
        boolean endless = to == Double.POSITIVE_INFINITY;
        double within = Math.max(open ? 0 : above(from), endless ? 0 : beneath(to));
        double beyond = from == to
                ? Math.min(beneath(from), above(to))
                : Math.min(open ? 1 : beneath(Math.nextUp(from)), endless ? 1 : above(Math.nextDown(to)));
        return Math.min(1.0, 2 * Math.min(within, beyond));
    }
}
