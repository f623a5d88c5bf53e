package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import java.util.Arrays;

/**
 * Correlations that some variables can have together: symmetric, ones on the diagonal, no negative eigenvalue beyond
 * {@link SymmetricMatrix#EIGENVALUE_TOLERANCE}. Perfect and otherwise redundant correlations are accepted. Nothing is ever
 * repaired silently: a matrix that fails is refused (NOT_POSITIVE_SEMIDEFINITE) with its smallest eigenvalue. Immutable.
 */
public final class CorrelationMatrix {
    private final SymmetricMatrix matrix;
    private final double[][] factor;

    private CorrelationMatrix(SymmetricMatrix matrix) {
        this.matrix = matrix;
        this.factor = SemidefiniteFactor.of(matrix.toArray());
    }

    /** The correlations with these rows, in the order of the variables. */
    public static Outcome<CorrelationMatrix> of(double[][] rows) {
        return SymmetricMatrix.of(rows).then(CorrelationMatrix::of);
    }

    /** Correlations from a symmetric matrix. */
    public static Outcome<CorrelationMatrix> of(SymmetricMatrix matrix) {
        for (int i = 0; i < matrix.size(); i++) {
            if (matrix.get(i, i) != 1) {
                return Outcome.refused(
                        RefusalCode.INVALID_PARAMETERS,
                        "expected 1 on the diagonal, found " + matrix.get(i, i) + " in row " + i);
            }
        }
        double smallest = matrix.eigenvalues()[0];
        if (smallest < -SymmetricMatrix.EIGENVALUE_TOLERANCE) {
            return Outcome.refused(
                    RefusalCode.NOT_POSITIVE_SEMIDEFINITE,
                    "no variables can have these correlations together: the smallest eigenvalue is " + smallest);
        }
        return Outcome.of(new CorrelationMatrix(matrix));
    }

    /** Number of variables. */
    public int size() {
        return matrix.size();
    }

    /** Correlation of two variables. */
    public double get(int first, int second) {
        return matrix.get(first, second);
    }

    /** Eigenvalues, ascending. */
    public double[] eigenvalues() {
        return matrix.eigenvalues();
    }

    /** The factor L with {@code L L'} = this; lower triangular unless near-redundant rows forbid it. */
    public double[][] cholesky() {
        return Arrays.stream(factor).map(double[]::clone).toArray(double[][]::new);
    }

    /** Turns independent standard normal scores into correlated ones: L times the scores. */
    double[] correlate(double[] scores) {
        double[] correlated = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            double sum = 0;
            for (int k = 0; k < scores.length; k++) {
                sum += factor[i][k] * scores[k];
            }
            correlated[i] = sum;
        }
        return correlated;
    }
}
