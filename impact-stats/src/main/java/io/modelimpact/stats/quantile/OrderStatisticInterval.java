package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import java.util.Arrays;

/**
 * A confidence interval for a quantile between two order statistics, valid whatever the distribution; their ranks are {@link OrderStatisticRanks}.
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
        OrderStatisticRanks ranks = OrderStatisticRanks.of(sorted.length, probability, errorRate);
        return Outcome.of(new OrderStatisticInterval(
                ranks.lower(),
                ranks.upper(),
                ranks.lower() == 0 ? Double.NEGATIVE_INFINITY : sorted[(int) ranks.lower() - 1],
                ranks.upper() > sorted.length ? Double.POSITIVE_INFINITY : sorted[(int) ranks.upper() - 1],
                ranks.coverage()));
    }
}
