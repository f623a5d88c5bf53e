package io.modelimpact.stats.resample;

import java.util.Arrays;

/**
 * Replicates of a level {@code sum N / sum D} over clusters under Poisson weights w. With the residuals {@code U = N - R D} about the observed
 * level R, which sum to zero,
 *
 * <pre>
 * deviation = sum wU / sum wD,   error^2 = K/(K-1) [sum wU^2 - 2 deviation sum wUD + deviation^2 sum wD^2] / (sum wD)^2
 * </pre>
 *
 * with {@code K = sum w} the number of clusters drawn: nothing cancels, wherever the level lies. Sums are made in the order in which clusters
 * come, each replicate for itself, so that the bits follow from that order alone.
 */
final class LevelDraws {
    private static final int BLOCK = PoissonWeights.BLOCK;

    private final PoissonWeights weights;
    private final int[] drawn = new int[BLOCK];
    private final double[] asDoubles = new double[BLOCK];
    private final double[] clusters = new double[BLOCK];
    private final double[] sumU = new double[BLOCK];
    private final double[] sumD = new double[BLOCK];
    private final double[] sumUU = new double[BLOCK];
    private final double[] sumUD = new double[BLOCK];
    private final double[] sumDD = new double[BLOCK];

    /** For each replicate the distance of its level from the observed one. */
    final double[] deviations;

    /** For each replicate the standard error of its level. */
    final double[] errors;

    LevelDraws(PoissonWeights weights, int replicates) {
        this.weights = weights;
        this.deviations = new double[replicates];
        this.errors = new double[replicates];
    }

    /** Draws the clusters with these keys, residuals and denominators; a replicate with nothing to divide by is NaN. */
    void draw(long[] keys, double[] residuals, double[] denominators) {
        for (int start = 0, block = 0; start < deviations.length; start += BLOCK, block++) {
            clear();
            for (int i = 0; i < keys.length; i++) {
                weights.fill(keys[i], block, drawn);
                add(residuals[i], denominators[i]);
            }
            finish(start, Math.min(BLOCK, deviations.length - start));
        }
    }

    private void clear() {
        for (double[] sum : new double[][] {clusters, sumU, sumD, sumUU, sumUD, sumDD}) {
            Arrays.fill(sum, 0);
        }
    }

    private void add(double u, double d) {
        for (int i = 0; i < BLOCK; i++) {
            asDoubles[i] = drawn[i];
        }
        addTo(clusters, 1);
        addTo(sumU, u);
        addTo(sumD, d);
        addTo(sumUU, u * u);
        addTo(sumUD, u * d);
        addTo(sumDD, d * d);
    }

    // One array is written by each loop, so that the compiler makes vectors of it.
    private void addTo(double[] sums, double value) {
        for (int i = 0; i < BLOCK; i++) {
            sums[i] += asDoubles[i] * value;
        }
    }

    private void finish(int start, int count) {
        for (int i = 0; i < count; i++) {
            boolean defined = clusters[i] > 1 && sumD[i] != 0;
            double deviation = defined ? sumU[i] / sumD[i] : Double.NaN;
            double spread = sumUU[i] - 2 * deviation * sumUD[i] + deviation * deviation * sumDD[i];
            double squared = clusters[i] / (clusters[i] - 1) * spread / (sumD[i] * sumD[i]);
            deviations[start + i] = deviation;
            errors[start + i] = Math.sqrt(Math.max(squared, 0));
        }
    }
}
