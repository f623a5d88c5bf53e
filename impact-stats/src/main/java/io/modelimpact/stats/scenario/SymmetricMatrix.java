package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import java.util.Arrays;

/**
 * A symmetric matrix with its eigenvalues.
 *
 * <p>Algorithm: cyclic Jacobi rotations in a fixed order until no rotation changes a bit of the diagonal, at most 60 sweeps.
 * Accuracy: absolute error about n ulps of the largest eigenvalue. Cost: O(n^3) for each of about 8 sweeps. Refused: no
 * row, rows of unequal length, NaN, infinities, entries that differ from their mirror image by more than 1e-12 of the
 * diagonal. Immutable.
 *
 * <p>Source: C. G. J. Jacobi (1846); G. H. Golub, C. F. Van Loan (2013), "Matrix Computations", section 8.5.
 */
public final class SymmetricMatrix {
    /** How far below zero the smallest eigenvalue of a matrix of correlations may lie by rounding alone. */
    public static final double EIGENVALUE_TOLERANCE = 1e-12;

    private final double[][] rows;

    private SymmetricMatrix(double[][] rows) {
        this.rows = rows;
    }

    /** The matrix with these rows; of two mirror images that differ by rounding the mean is taken. */
    public static Outcome<SymmetricMatrix> of(double[][] rows) {
        int size = rows.length;
        if (size == 0 || !Arrays.stream(rows).allMatch(row -> row.length == size)) {
            return Outcome.refused(RefusalCode.INVALID_PARAMETERS, "expected a square matrix with at least one row");
        }
        double[][] symmetric = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (!Double.isFinite(rows[i][j])) {
                    return Outcome.refused(RefusalCode.NOT_FINITE, "entry (" + i + ", " + j + ") is " + rows[i][j]);
                }
                double scale = Math.sqrt(Math.abs(rows[i][i])) * Math.sqrt(Math.abs(rows[j][j]));
                if (Math.abs(rows[i][j] - rows[j][i]) > 1e-12 * scale) {
                    return Outcome.refused(
                            RefusalCode.INVALID_PARAMETERS,
                            "expected a symmetric matrix, found " + rows[i][j] + " at (" + i + ", " + j + ") and "
                                    + rows[j][i] + " at its mirror image");
                }
                symmetric[i][j] = 0.5 * rows[i][j] + 0.5 * rows[j][i];
            }
        }
        return Outcome.of(new SymmetricMatrix(symmetric));
    }

    /** Number of rows. */
    public int size() {
        return rows.length;
    }

    /** One entry. */
    public double get(int row, int column) {
        return rows[row][column];
    }

    /** A copy of the rows. */
    public double[][] toArray() {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /** All eigenvalues, ascending. */
    public double[] eigenvalues() {
        double[][] work = toArray();
        for (int sweep = 0; sweep < 60; sweep++) {
            if (!sweep(work)) {
                break;
            }
        }
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = work[i][i];
        }
        Arrays.sort(values);
        return values;
    }

    /** Whether the smallest eigenvalue is at least -{@value #EIGENVALUE_TOLERANCE}; meant for correlations. */
    public boolean isPositiveSemidefinite() {
        return eigenvalues()[0] >= -EIGENVALUE_TOLERANCE;
    }

    /**
     * Cholesky's factor L with {@code L L'} = this, lower triangular with a positive diagonal where the matrix is positive
     * definite; refused (NOT_POSITIVE_SEMIDEFINITE) where the correlations that belong to it are not valid.
     */
    public Outcome<double[][]> cholesky() {
        double[] scales = new double[size()];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = Math.sqrt(Math.max(0.0, rows[i][i]));
        }
        double smallest = scaledDown(scales).eigenvalues()[0];
        double[][] factor = SemidefiniteFactor.of(rows);
        return smallest >= -EIGENVALUE_TOLERANCE && SemidefiniteFactor.fits(rows, factor)
                ? Outcome.of(factor)
                : Outcome.refused(
                        RefusalCode.NOT_POSITIVE_SEMIDEFINITE,
                        "the smallest eigenvalue of the scaled matrix is " + smallest);
    }

    /** This matrix with rows and columns divided by these numbers; zero divisors leave zeros. */
    SymmetricMatrix scaledDown(double[] scales) {
        double[][] scaled = toArray();
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < size(); j++) {
                scaled[i][j] = scales[i] == 0 || scales[j] == 0 ? 0.0 : rows[i][j] / scales[i] / scales[j];
            }
        }
        return new SymmetricMatrix(scaled);
    }

    private static boolean sweep(double[][] work) {
        boolean changed = false;
        for (int p = 0; p < work.length; p++) {
            for (int q = p + 1; q < work.length; q++) {
                changed |= rotate(work, p, q);
            }
        }
        return changed;
    }

    /** Makes the entry (p, q) zero; whether the diagonal changed by it. */
    private static boolean rotate(double[][] work, int p, int q) {
        double entry = work[p][q];
        if (entry == 0) {
            return false;
        }
        double theta = (work[q][q] - work[p][p]) / (2 * entry);
        double tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        double step = tangent * entry;
        boolean changed = work[p][p] - step != work[p][p] || work[q][q] + step != work[q][q];
        work[p][p] -= step;
        work[q][q] += step;
        work[p][q] = 0;
        work[q][p] = 0;
        for (int k = 0; k < work.length; k++) {
            if (k != p && k != q) {
                turn(work, k, p, q, sine, cosine);
            }
        }
        return changed;
    }

    private static void turn(double[][] work, int k, int p, int q, double sine, double cosine) {
        double first = work[k][p];
        double second = work[k][q];
        work[k][p] = cosine * first - sine * second;
        work[k][q] = sine * first + cosine * second;
        work[p][k] = work[k][p];
        work[q][k] = work[k][q];
    }
}
