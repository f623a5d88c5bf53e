package io.modelimpact.stats.adjust;

import java.util.Optional;

/**
 * Ordinary least squares of one outcome by orthogonal decomposition. Package-internal numerics of regression adjustment; columns
 * must be independent.
 */
final class LinearModel {
    private static final double SINGULAR = 1e-12;

    private final double[][] q;
    private final double[][] r;
    private final double[] coefficients;
    private final double[] residuals;

    private LinearModel(double[][] q, double[][] r, double[] coefficients, double[] residuals) {
        this.q = q;
        this.r = r;
        this.coefficients = coefficients;
        this.residuals = residuals;
    }

    /** Fits; empty if the columns depend on each other. */
    static Optional<LinearModel> fit(double[][] design, double[] outcome) {
        int n = design.length;
        int k = design[0].length;
        double[][] q = new double[n][k];
        double[][] r = new double[k][k];
        // Modified Gram-Schmidt, each column orthogonalised twice: as accurate as Householder's reflections.
        for (int j = 0; j < k; j++) {
            double[] column = column(design, j);
            double before = norm(column);
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < j; i++) {
                    double projection = dot(q, i, column);
                    r[i][j] += projection;
                    subtract(q, i, projection, column);
                }
            }
            double left = norm(column);
            if (!(left > SINGULAR * before)) {
                return Optional.empty();
            }
            r[j][j] = left;
            for (int row = 0; row < n; row++) {
                q[row][j] = column[row] / left;
            }
        }
        return Optional.of(solve(q, r, outcome));
    }

    private static LinearModel solve(double[][] q, double[][] r, double[] outcome) {
        int k = r.length;
        double[] residuals = outcome.clone();
        double[] projections = new double[k];
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < k; j++) {
                double projection = dot(q, j, residuals);
                projections[j] += projection;
                subtract(q, j, projection, residuals);
            }
        }
        double[] coefficients = new double[k];
        for (int j = k - 1; j >= 0; j--) {
            double sum = projections[j];
            for (int i = j + 1; i < k; i++) {
                sum -= r[j][i] * coefficients[i];
            }
            coefficients[j] = sum / r[j][j];
        }
        return new LinearModel(q, r, coefficients, residuals);
    }

    int rows() {
        return q.length;
    }

    int columns() {
        return r.length;
    }

    double coefficient(int column) {
        return coefficients[column];
    }

    double residual(int row) {
        return residuals[row];
    }

    double residualSumOfSquares() {
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return sum;
    }

    double leverage(int row) {
        double sum = 0;
        for (double value : q[row]) {
            sum += value * value;
        }
        return sum;
    }

    /** The row of the orthonormal basis of the columns. */
    double[] basis(int row) {
        return q[row];
    }

    /** The direction d with coefficient = sum over rows of (basis . d) outcome. */
    double[] direction(int column) {
        int k = r.length;
        double[] d = new double[k];
        for (int i = 0; i < k; i++) {
            double sum = i == column ? 1 : 0;
            for (int j = 0; j < i; j++) {
                sum -= r[j][i] * d[j];
            }
            d[i] = sum / r[i][i];
        }
        return d;
    }

    private static double[] column(double[][] design, int j) {
        double[] column = new double[design.length];
        for (int row = 0; row < design.length; row++) {
            column[row] = design[row][j];
        }
        return column;
    }

    private static double norm(double... column) {
        double sum = 0;
        for (double value : column) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static double dot(double[][] q, int j, double... column) {
        double sum = 0;
        for (int row = 0; row < column.length; row++) {
            sum += q[row][j] * column[row];
        }
        return sum;
    }

    private static void subtract(double[][] q, int j, double factor, double[] column) {
        for (int row = 0; row < column.length; row++) {
            column[row] -= factor * q[row][j];
        }
    }
}
