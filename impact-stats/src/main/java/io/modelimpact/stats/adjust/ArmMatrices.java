package io.modelimpact.stats.adjust;

import io.modelimpact.stats.exact.ExactCrossProducts;

/** Means and covariances of an arm's variables, each rounded once. */
final class ArmMatrices {
    final long count;
    final double[] means;
    final double[][] covariances;

    private ArmMatrices(long count, double[] means, double[][] covariances) {
        this.count = count;
        this.means = means;
        this.covariances = covariances;
    }

    static ArmMatrices of(ExactCrossProducts state) {
        int k = state.variables();
        double[] means = new double[k];
        double[][] covariances = new double[k][k];
        for (int i = 0; i < k; i++) {
            means[i] = state.mean(i).doubleValue();
            for (int j = 0; j <= i; j++) {
                covariances[i][j] = state.covariance(i, j).doubleValue();
                covariances[j][i] = covariances[i][j];
            }
        }
        return new ArmMatrices(state.count(), means, covariances);
    }
}
