package io.modelimpact.stats.distribution;

import io.modelimpact.stats.internal.Bisection;

/**
 * The hypergeometric distribution of the number of marked items among so many drawn without replacement.
 *
 * <p>Edges: outside its support probabilities are 0 and tails 0 or 1.
 *
 * <p>Algorithm: single probabilities as three binomial ones in saddle-point form; tails as sums of them from the point
 * outwards by the exact ratio of neighbours, until a term no longer counts. Relative accuracy about 1e-12 wherever the result is
 * a normal double. Cost: some ten standard deviations of terms for a tail. Immutable.
 *
 * <p>Source: C. Loader (2000), "Fast and accurate computation of binomial probabilities".
 */
public final class Hypergeometric {
    private final long marked;
    private final long unmarked;
    private final long drawn;

    private Hypergeometric(long marked, long unmarked, long drawn) {
        this.marked = marked;
        this.unmarked = unmarked;
        this.drawn = drawn;
    }

    /**
     * The distribution of the marked among the drawn.
     *
     * @throws IllegalArgumentException if a number is negative, or more are drawn than there are
     */
    public static Hypergeometric with(long marked, long unmarked, long drawn) {
        if (marked < 0 || unmarked < 0 || drawn < 0 || drawn - marked > unmarked) {
            throw new IllegalArgumentException(
                    "Cannot draw " + drawn + " from " + marked + " marked and " + unmarked + " unmarked");
        }
        return new Hypergeometric(marked, unmarked, drawn);
    }

    /** Smallest possible number. */
    public long lowest() {
        return Math.max(0, drawn - unmarked);
    }

    /** Largest possible number. */
    public long highest() {
        return Math.min(drawn, marked);
    }

    /** P(X = k). */
    public double probability(long k) {
        return StrictMath.exp(logProbability(k));
    }

    /** Logarithm of P(X = k); negative infinity outside the support. */
    public double logProbability(long k) {
        if (k < lowest() || k > highest()) {
            return Double.NEGATIVE_INFINITY;
        }
        if (lowest() == highest()) {
            return 0.0;
        }
        // Any common probability gives the same quotient; the share drawn keeps every factor near its mode.
        double share = (double) drawn / ((double) marked + (double) unmarked);
        return Binomial.withTrials(marked, share).logProbability(k)
                + Binomial.withTrials(unmarked, share).logProbability(drawn - k)
                - Binomial.withTrials(marked + unmarked, share).logProbability(drawn);
    }

    /** P(X >= k), computed as a sum from k upwards where k is above the mode. */
    public double atLeast(long k) {
        if (k <= lowest()) {
            return 1.0;
        }
        return k > mode() ? upwards(k) : Math.max(0, 1 - downwards(k - 1));
    }

    /** P(X &lt;= k), computed as a sum from k downwards where k is below the mode. */
    public double atMost(long k) {
        if (k >= highest()) {
            return 1.0;
        }
        return k < mode() ? downwards(k) : Math.max(0, 1 - upwards(k + 1));
    }

    /**
     * Total probability of all numbers that are at most as probable as k, where a relative excess of 1e-7 still counts as
     * equal.
     */
    public double notMoreProbableThan(long k) {
        double limit = logProbability(k) + StrictMath.log1p(1e-7);
        if (limit >= logProbability(mode())) {
            return 1.0;
        }
        double lower = logProbability(lowest()) <= limit ? downwards(lastBelow(limit)) : 0;
        double upper = logProbability(highest()) <= limit ? upwards(firstAbove(limit)) : 0;
        return Math.min(1.0, lower + upper);
    }

    /** The largest number below the mode that is at most so probable; the lowest one is. */
    private long lastBelow(double limit) {
        return Bisection.firstWhere(k -> logProbability(k) > limit, lowest(), mode()) - 1;
    }

    /** The smallest number above the mode that is at most so probable; the highest one is. */
    private long firstAbove(double limit) {
        return Bisection.firstWhere(k -> logProbability(k) <= limit, mode(), highest());
    }

    private long mode() {
        double peak = ((double) drawn + 1) * ((double) marked + 1) / ((double) marked + (double) unmarked + 2);
        return Math.min(highest(), Math.max(lowest(), (long) peak));
    }

    private double upwards(long from) {
        double term = 1;
        double sum = 1;
        for (long k = from; k < highest() && term > sum * 0x1p-60; k++) {
            term *= (double) (marked - k)
                    / (double) (k + 1)
                    * ((double) (drawn - k) / (double) (unmarked - drawn + k + 1));
            sum += term;
        }
        return probability(from) * sum;
    }

    private double downwards(long from) {
        double term = 1;
        double sum = 1;
        for (long k = from; k > lowest() && term > sum * 0x1p-60; k--) {
            term *= (double) k
                    / (double) (marked - k + 1)
                    * ((double) (unmarked - drawn + k) / (double) (drawn - k + 1));
            sum += term;
        }
        return probability(from) * sum;
    }
}
