package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.BinomialTails;
import java.util.function.LongPredicate;

/**
 * Which of n ordered draws enclose the p quantile: between the draws of the two ranks it lies with at least the asked
 * probability, whatever the law, because the number of draws below it is binomial (n, p).
 *
 * <p>With error rate a, {@code lowerRank} is the smallest k with P(Bin &lt;= k) >= a/2, {@code upperRank} one more than the
 * smallest k with P(Bin &lt;= k) >= 1 - a/2. Edges: rank 0 and rank n + 1 stand for no bound on that side. Accuracy of the
 * coverage: about 1e-12. Cost: O(log n) binomial tails.
 *
 * <p>Source: H. A. David, H. N. Nagaraja (2003), "Order Statistics", section 7.1.
 *
 * @param lowerRank 0 to n, counted from 1
 * @param upperRank 1 to n + 1
 * @param coverage  probability that the interval encloses the quantile of a continuous law
 */
public record OrderStatisticInterval(long lowerRank, long upperRank, double coverage) {

    /** The ranks for n draws; refused unless {@code n >= 1}, p and the error rate in (0, 1). */
    public static Outcome<OrderStatisticInterval> of(long draws, double p, double errorRate) {
        if (!(draws >= 1 && p > 0 && p < 1 && errorRate > 0 && errorRate < 1)) {
            return Outcome.refused(
                    RefusalCode.INVALID_PARAMETERS,
                    "expected at least 1 draw, p and error rate in (0, 1), found " + draws + ", " + p + ", "
                            + errorRate);
        }
        BinomialTails below = BinomialTails.of(draws, p, 1 - p);
        long lower = firstThat(k -> below.atMost(k) >= 0.5 * errorRate, draws);
        long upper = firstThat(k -> below.moreThan(k) <= 0.5 * errorRate, draws) + 1;
        double coverage = 1 - below.atMost(lower - 1) - below.moreThan(upper - 1);
        return Outcome.of(new OrderStatisticInterval(lower, upper, coverage));
    }

    private static long firstThat(LongPredicate condition, long draws) {
        long low = 0;
        long high = draws;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (condition.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
