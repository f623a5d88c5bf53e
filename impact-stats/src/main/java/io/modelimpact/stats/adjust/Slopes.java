package io.modelimpact.stats.adjust;

import io.modelimpact.stats.exact.ExactRational;

/**
 * Least-squares slopes from exact covariances, by elimination in the order of the covariates. A covariate that does not vary, or that is a
 * linear combination of earlier ones, gets the slope 0: what it could tell has been told.
 */
final class Slopes {
    private final ExactRational[][] rows;
    private final int size;

    /** The covariances of the covariates, beside those with what is to be explained. */
    private Slopes(ExactRational[][] matrix, ExactRational[] right) {
        this.size = right.length;
        this.rows = new ExactRational[size][size + 1];
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix[i], 0, rows[i], 0, size);
            rows[i][size] = right[i];
        }
    }

    /**
     * Solves {@code matrix slopes = right} for a symmetric, positive semidefinite matrix whose range holds the right side.
     *
     * @param matrix covariances of the covariates
     * @param right their covariances with the outcome
     */
    static ExactRational[] solve(ExactRational[][] matrix, ExactRational[] right) {
        Slopes system = new Slopes(matrix, right);
        for (int pivot = 0; pivot < system.size; pivot++) {
            system.eliminate(pivot);
        }
        ExactRational[] slopes = new ExactRational[system.size];
        for (int i = 0; i < slopes.length; i++) {
            ExactRational diagonal = system.rows[i][i];
            slopes[i] = diagonal.signum() == 0
                    ? ExactRational.ZERO
                    : system.rows[i][system.size].dividedBy(diagonal).reduced();
        }
        return slopes;
    }

    /** Takes the covariate out of all others; where the pivot is 0, the rest of its row is 0 as well. */
    private void eliminate(int pivot) {
        if (rows[pivot][pivot].signum() == 0) {
            return;
        }
        for (int i = 0; i < size; i++) {
            if (i != pivot && rows[i][pivot].signum() != 0) {
                ExactRational factor = rows[i][pivot].dividedBy(rows[pivot][pivot]);
                for (int j = 0; j <= size; j++) {
                    rows[i][j] = rows[i][j].minus(factor.times(rows[pivot][j])).reduced();
                }
            }
        }
    }
}
