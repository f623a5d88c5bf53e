package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.IncompleteBeta;
import java.util.Arrays;

/**
 * A confidence interval for a quantile between two order statistics, valid whatever the distribution: the number of values below the quantile
 * is binomial.
 *
 * <p>Ranks, with B binomial(n, p): the lower one is the smallest k with {@code P(B <= k) >= alpha/2}, the upper one 1 plus the smallest k with
 * {@code P(B <= k) >= 1 - alpha/2}. Rank 0 and n + 1 leave that side open.
 *
 * <p>Source: H. A. David, H. N. Nagaraja (2003), "Order Statistics", section 7.1.
 *
 * @param lowerRank rank from 1 of the lower end, 0 where it is open
 * @param upperRank rank from 1 of the upper end, n + 1 where it is open
 * @param lower lower end, in the unit of the values
 * @param upper upper end
 * @param coverage the probability to cover for a continuous distribution
 */
public record OrderStatisticInterval(long lowerRank, long upperRank, double lower, double upper, double coverage) {

    /**
     * The interval.
     *
     * @param values in any order
     * @param probability of the quantile, in (0, 1)
     * @param errorRate one minus the confidence, in (0, 1)
     */
    public static Outcome<OrderStatisticInterval> of(double[] values, double probability, double errorRate) {
        if (!(probability > 0 && probability < 1 && errorRate > 0 && errorRate < 1)) {
            throw new IllegalArgumentException(
                    "Probability and error rate must lie in (0, 1), found " + probability + " and " + errorRate);
        }
        if (values.length == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found no value, needed at least 1");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            return Outcome.refused(RefusalCode.NOT_FINITE, "the sample holds a NaN");
        }
        int n = sorted.length;
        long lowerRank = smallest(n, probability, errorRate / 2);
        long upperRank = n - smallest(n, 1 - probability, errorRate / 2) + 1;
        return Outcome.of(new OrderStatisticInterval(
                lowerRank,
                upperRank,
                lowerRank == 0 ? Double.NEGATIVE_INFINITY : sorted[(int) lowerRank - 1],
                upperRank > n ? Double.POSITIVE_INFINITY : sorted[(int) upperRank - 1],
                cumulative(n, probability, upperRank - 1) - cumulative(n, probability, lowerRank - 1)));
    }

    /** The smallest k with P(B <= k) at least the target, by bisection. */
    private static long smallest(int n, double probability, double target) {
        long low = -1;
        long high = n;
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (cumulative(n, probability, middle) >= target) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static double cumulative(int n, double probability, long k) {
        if (k < 0) {
            return 0;
        }
        return k >= n
                ? 1
                : StrictMath.exp(
                        IncompleteBeta.withShapes(k + 1.0, (double) (n - k)).logUpper(probability, 1 - probability));
    }
}
