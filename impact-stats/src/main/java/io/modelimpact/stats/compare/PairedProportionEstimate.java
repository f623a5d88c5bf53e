package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.OptionalDouble;

/**
 * The difference of two paired proportions, candidate minus baseline, by the score test of {@link PairedProportionTest}: p-values and
 * interval are the two ways to read one statistic.
 */
public final class PairedProportionEstimate implements IntervalEstimate {
    /** Halvings of an interval of length at most 2: the bound is known to 2^-79. */
    private static final int HALVINGS = 80;

    private final PairedCounts counts;
    private final double units;
    private final double gained;
    private final double lost;
    private final double correctionForGreater;
    private final double correctionForLess;

    PairedProportionEstimate(PairedCounts counts) {
        this.counts = counts;
        this.units = counts.units();
        this.gained = counts.candidateOnly();
        this.lost = counts.baselineOnly();
        boolean few = counts.discordant() < PairedProportionTest.FEW_DISCORDANT;
        this.correctionForGreater = few ? correction(counts.candidateOnly(), scoreAgainst(0)) : 0;
        this.correctionForLess = few ? correction(counts.baselineOnly(), -scoreAgainst(0)) : 0;
    }

    private double correction(long inFavour, double score) {
        double exact = StandardNormal.INSTANCE.upperQuantile(exactTail(inFavour, counts.discordant()));
        return Math.max(0, score - exact);
    }

    /** The chance of as many heads or more in so few tosses of a fair coin, exact; almost 1 instead of 1, which has no quantile. */
    private static double exactTail(long heads, long tosses) {
        long ways = 0;
        long choose = 1;
        for (long i = 0; i <= tosses; i++) {
            ways += i >= heads ? choose : 0;
            choose = choose * (tosses - i) / (i + 1);
        }
        double tail = (double) ways / (double) (1L << tosses);
        return Math.min(tail, Math.nextDown(1.0));
    }

    /** The fourfold table that it was made from. */
    public PairedCounts counts() {
        return counts;
    }

    /** The difference of the two proportions. */
    @Override
    public double value() {
        return (gained - lost) / units;
    }

    /** The root of the estimated variance at the observed difference; 0 where no pair, or every pair alike, is discordant. */
    @Override
    public double standardError() {
        double spread = gained + lost - (gained - lost) * ((gained - lost) / units);
        return Math.sqrt(Math.max(0, spread)) / units;
    }

    @Override
    public OptionalDouble degreesOfFreedom() {
        return OptionalDouble.empty();
    }

    @Override
    public double pValueAgainst(double nullValue, Alternative claim) {
        return switch (claim) {
            case GREATER -> tail(nullValue, 1, correctionForGreater);
            case LESS -> tail(nullValue, -1, correctionForLess);
            case TWO_SIDED ->
                Math.min(
                        1.0,
                        2 * Math.min(tail(nullValue, 1, correctionForGreater), tail(nullValue, -1, correctionForLess)));
        };
    }

    private double tail(double nullValue, int sign, double correction) {
        if (nullValue <= -1 || nullValue >= 1) {
            return (sign > 0) == (nullValue <= -1) ? 0 : 1;
        }
        return StandardNormal.INSTANCE.survival(sign * scoreAgainst(nullValue) - correction);
    }

    @Override
    public Interval intervalAtErrorRate(double rate, Alternative claim) {
        Estimate.requireErrorRate(rate);
        double reach = StandardNormal.INSTANCE.upperQuantile(claim == Alternative.TWO_SIDED ? 0.5 * rate : rate);
        double lower = claim == Alternative.LESS ? Double.NEGATIVE_INFINITY : lower(reach + correctionForGreater);
        double upper = claim == Alternative.GREATER ? Double.POSITIVE_INFINITY : upper(reach + correctionForLess);
        return new Interval(lower, upper, rate);
    }

    /** The smallest difference against which the score stays below the critical value. */
    private double lower(double critical) {
        double rejected = -1;
        double kept = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (rejected + kept);
            if (scoreAgainst(middle) > critical) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return rejected;
    }

    private double upper(double critical) {
        double kept = -1;
        double rejected = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (rejected + kept);
            if (-scoreAgainst(middle) > critical) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return rejected;
    }

    /**
     * Tango's score statistic against a difference inside (-1, 1), with the probability of a loss at its maximum likelihood under it. The
     * root is taken in the form that does not cancel.
     */
    private double scoreAgainst(double difference) {
        double distance = gained - lost - units * difference;
        if (distance == 0) {
            return 0;
        }
        double a = 2 * units;
        double b = (2 * units - gained + lost) * difference - gained - lost;
        double c = -lost * difference * (1 - difference);
        double root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
        double loss = b <= 0 ? (root - b) / (2 * a) : -2 * c / (root + b);
        double variance = units * (2 * loss + difference * (1 - difference));
        return distance / Math.sqrt(Math.max(variance, 0));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PairedProportionEstimate that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return value() + " of " + counts;
    }
}
