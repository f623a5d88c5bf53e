package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactMoments;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every one of n given values with probability 1/n: drawing from it is resampling. The quantile at p is the ceil(n p)-th
 * smallest value; mean and variance (divisor n, being those of this law) are exact, rounded once.
 *
 * <p>Edges: repeated values count as often as they occur; one value is a constant. Refused: no value, NaN, infinity. Cost: a
 * sort when made, then one look-up per draw. Immutable.
 */
public final class EmpiricalDistribution implements ProbabilityDistribution {
    private final double[] sorted;
    private final double mean;
    private final double variance;

    private EmpiricalDistribution(double[] sorted) {
        this.sorted = sorted;
        ExactMoments moments = ExactMoments.of(sorted);
        this.mean = moments.mean().doubleValue();
        this.variance = sorted.length == 1 ? 0.0 : lawVariance(moments).doubleValue();
    }

    static Outcome<EmpiricalDistribution> of(double... values) {
        if (values.length == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found no value, needed at least 1");
        }
        Optional<Refusal> refusal = Parameters.check(true, "numbers", values);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Parameters.inRange(new EmpiricalDistribution(sorted));
    }

    private static ExactRational lawVariance(ExactMoments moments) {
        return moments.variance().times(moments.count() - 1).dividedBy(moments.count());
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return variance;
    }

    @Override
    public double cumulative(double x) {
        return (double) countUpTo(x) / sorted.length;
    }

    @Override
    public double survival(double x) {
        return (double) (sorted.length - countUpTo(x)) / sorted.length;
    }

    @Override
    public double quantile(double p) {
        Parameters.requireProbability(p);
        return sorted[position(StrictMath.ceil(p * sorted.length) - 1)];
    }

    @Override
    public double upperQuantile(double p) {
        Parameters.requireProbability(p);
        return sorted[position(sorted.length - 1 - StrictMath.floor(p * sorted.length))];
    }

    @Override
    public String toString() {
        return "empirical of " + sorted.length + " values";
    }

    private int position(double place) {
        return (int) Math.max(0, Math.min(sorted.length - 1, place));
    }

    private int countUpTo(double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
