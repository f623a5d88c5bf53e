package io.modelimpact.stats.scenario;

import io.modelimpact.stats.distribution.StandardNormal;
import java.util.List;

/**
 * The normal law of a weighted sum of jointly normal variables. Where nothing varies it is a point.
 *
 * @param mean           expected value
 * @param variance       not negative
 * @param varianceShares each variable's share of the variance
 */
public record WeightedSum(double mean, double variance, List<Double> varianceShares) {
    /** Copies the shares. */
    public WeightedSum {
        varianceShares = List.copyOf(varianceShares);
    }

    static WeightedSum of(double[] weights, double[] means, double[] deviations, CorrelationMatrix correlations) {
        int size = weights.length;
        double mean = 0;
        double[] scaled = new double[size];
        for (int i = 0; i < size; i++) {
            mean += weights[i] * means[i];
            scaled[i] = weights[i] * deviations[i];
        }
        Double[] parts = new Double[size];
        double variance = 0;
        for (int i = 0; i < size; i++) {
            double row = 0;
            for (int j = 0; j < size; j++) {
                row += correlations.get(i, j) * scaled[j];
            }
            parts[i] = scaled[i] * row;
            variance += parts[i];
        }
        for (int i = 0; i < size; i++) {
            parts[i] = variance > 0 ? parts[i] / variance : 0.0;
        }
        return new WeightedSum(mean, Math.max(0.0, variance), List.of(parts));
    }

    /**
     * The value below which the sum falls with this probability.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    public double quantile(double p) {
        double score = StandardNormal.INSTANCE.quantile(p);
        return variance == 0 ? mean : mean + Math.sqrt(variance) * score;
    }

    /** P(sum &lt; value). */
    public double probabilityBelow(double value) {
        if (variance == 0) {
            return mean < value ? 1.0 : 0.0;
        }
        return StandardNormal.INSTANCE.cumulative((value - mean) / Math.sqrt(variance));
    }
}
