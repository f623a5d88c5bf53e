package io.modelimpact.stats.quantile;

import io.modelimpact.stats.distribution.Binomial;

/**
 * Which of n ordered values enclose the p quantile of their law: between the values of the two ranks it lies with at least the asked
 * probability, whatever the law, because the number of values below it is binomial (n, p).
 *
 * <p>With error rate a and B binomial, {@code lower} is the smallest k with P(B &lt;= k) >= a/2, {@code upper} one more than the smallest k
 * with P(B > k) &lt;= a/2. Edges: rank 0 and rank n + 1 stand for no bound on that side. Accuracy of the coverage: about 1e-12. Cost:
 * O(log n) binomial tails.
 *
 * <p>Source: H. A. David, H. N. Nagaraja (2003), "Order Statistics", section 7.1.
 *
 * @param lower    0 to n, counted from 1
 * @param upper    1 to n + 1
 * @param coverage probability that the interval encloses the quantile of a continuous law
 */
public record OrderStatisticRanks(long lower, long upper, double coverage) {

    /**
     * The ranks among so many values.
     *
     * @throws IllegalArgumentException unless there is a value, and p and the error rate lie in (0, 1)
     */
    public static OrderStatisticRanks of(long values, double p, double errorRate) {
        if (!(values >= 1 && p > 0 && p < 1 && errorRate > 0 && errorRate < 1)) {
            throw new IllegalArgumentException("Expected at least 1 value, probability and error rate in (0, 1), found "
                    + values + ", " + p + " and " + errorRate);
        }
        Binomial below = Binomial.withTrials(values, p);
        long lower = below.quantile(0.5 * errorRate);
        long upper = below.upperQuantile(0.5 * errorRate) + 1;
        return new OrderStatisticRanks(lower, upper, 1 - below.cumulative(lower - 1) - below.survival(upper - 1));
    }
}
