package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.random.RandomStream;
import java.util.Arrays;

/**
 * The joint normal law with given means and covariances, such as that of several estimated effects.
 *
 * <p>Draw i is {@code mean + D L z}: D the standard deviations, L Cholesky's factor of the correlations, and z_k the i-th normal
 * number of the k-th variable's own stream. A variable appended at the end therefore changes no draw of the others.
 *
 * <p>Edges: zero variances and redundant variables are accepted. Refused: covariances that no variables can have together
 * (NOT_POSITIVE_SEMIDEFINITE), NaN and infinities, unequal sizes. Cost: O(k^2) a draw. Immutable.
 */
public final class MultivariateNormal {
    private final double[] means;
    private final double[] standardDeviations;
    private final CorrelationMatrix correlations;

    private MultivariateNormal(double[] means, double[] standardDeviations, CorrelationMatrix correlations) {
        this.means = means;
        this.standardDeviations = standardDeviations;
        this.correlations = correlations;
    }

    /** The law with this covariance matrix. */
    public static Outcome<MultivariateNormal> of(double[] means, double[][] covariances) {
        return SymmetricMatrix.of(covariances).then(matrix -> of(means, matrix));
    }

    private static Outcome<MultivariateNormal> of(double[] means, SymmetricMatrix covariances) {
        double[] deviations = new double[covariances.size()];
        for (int i = 0; i < deviations.length; i++) {
            if (covariances.get(i, i) < 0) {
                return inconsistent("variable " + i + " has the variance " + covariances.get(i, i));
            }
            deviations[i] = Math.sqrt(covariances.get(i, i));
        }
        for (int i = 0; i < deviations.length; i++) {
            for (int j = 0; j < deviations.length; j++) {
                if (deviations[i] == 0 && covariances.get(i, j) != 0) {
                    return inconsistent("variable " + i + " does not vary, but varies with variable " + j);
                }
            }
        }
        double[][] rows = covariances.scaledDown(deviations).toArray();
        for (int i = 0; i < rows.length; i++) {
            rows[i][i] = 1;
        }
        return CorrelationMatrix.of(rows).then(correlations -> of(means, deviations, correlations));
    }

    /** The law with these standard deviations, none negative, and correlations. */
    public static Outcome<MultivariateNormal> of(
            double[] means, double[] standardDeviations, CorrelationMatrix correlations) {
        if (means.length != correlations.size() || standardDeviations.length != correlations.size()) {
            return Outcome.refused(
                    RefusalCode.INVALID_PARAMETERS,
                    "expected " + correlations.size() + " means and standard deviations, found " + means.length
                            + " and " + standardDeviations.length);
        }
        if (!Arrays.stream(means).allMatch(Double::isFinite)
                || !Arrays.stream(standardDeviations).allMatch(Double::isFinite)) {
            return Outcome.refused(RefusalCode.NOT_FINITE, "a mean or a standard deviation is NaN or infinite");
        }
        if (Arrays.stream(standardDeviations).anyMatch(deviation -> deviation < 0)) {
            return Outcome.refused(RefusalCode.INVALID_PARAMETERS, "a standard deviation is negative");
        }
        return Outcome.of(new MultivariateNormal(means.clone(), standardDeviations.clone(), correlations));
    }

    private static Outcome<MultivariateNormal> inconsistent(String message) {
        return Outcome.refused(RefusalCode.NOT_POSITIVE_SEMIDEFINITE, message);
    }

    /** Number of variables. */
    public int size() {
        return means.length;
    }

    /** Mean of one variable. */
    public double mean(int variable) {
        return means[variable];
    }

    /** Standard deviation of one variable. */
    public double standardDeviation(int variable) {
        return standardDeviations[variable];
    }

    /** The correlations; those of a variable that does not vary are 0. */
    public CorrelationMatrix correlations() {
        return correlations;
    }

    /**
     * Draw i of all variables.
     *
     * @param index   which draw
     * @param streams one stream for each variable
     * @throws IllegalArgumentException if there are not as many streams as variables
     */
    public double[] drawAt(long index, RandomStream... streams) {
        double[] draw = correlations.correlate(Scores.at(index, streams, size()));
        for (int i = 0; i < draw.length; i++) {
            draw[i] = means[i] + standardDeviations[i] * draw[i];
        }
        return draw;
    }

    /**
     * The law of the weighted sum of the variables: mean w'm, variance w'Cw, and each variable's share of the variance, {@code
     * w_i (C w)_i / w'Cw}, which may be negative under correlation; the shares sum to 1, or are all 0 where nothing varies.
     *
     * @throws IllegalArgumentException if there are not as many weights as variables
     */
    public WeightedSum weightedSum(double... weights) {
        if (weights.length != size()) {
            throw new IllegalArgumentException("Expected " + size() + " weights, found " + weights.length);
        }
        return WeightedSum.of(weights, means, standardDeviations, correlations);
    }
}
