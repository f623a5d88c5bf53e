package io.modelimpact.stats.resample;

import io.modelimpact.stats.exact.ExactProductSum;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;

/**
 * A statistic under given resampling weights, one row of weights a replicate: {@code sum w x / sum w} and {@code sum w x / sum w y}. Sums are
 * exact, so the order of units does not matter. A replicate whose weights leave nothing to divide by is NaN.
 */
public final class WeightedReplicates {
    private WeightedReplicates() {}

    /** The weighted mean of each replicate. */
    public static double[] means(double[] values, int[][] weights) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return ratios(values, ones, weights);
    }

    /** The ratio of weighted sums of each replicate. */
    public static double[] ratios(double[] numerators, double[] denominators, int[][] weights) {
        double[] replicates = new double[weights.length];
        for (int replicate = 0; replicate < weights.length; replicate++) {
            replicates[replicate] = ratio(numerators, denominators, weights[replicate]);
        }
        return replicates;
    }

    private static double ratio(double[] numerators, double[] denominators, int... weights) {
        if (numerators.length != denominators.length || numerators.length != weights.length) {
            throw new IllegalArgumentException("Expected as many weights as values, found " + weights.length + " for "
                    + numerators.length + " and " + denominators.length);
        }
        ExactProductSum top = ExactProductSum.create();
        ExactProductSum bottom = ExactProductSum.create();
        for (int i = 0; i < weights.length; i++) {
            top.addProduct(weights[i], numerators[i]);
            bottom.addProduct(weights[i], denominators[i]);
        }
        ExactRational divisor = bottom.value();
        return divisor.signum() == 0
                ? Double.NaN
                : top.value().dividedBy(divisor).doubleValue();
    }
}
