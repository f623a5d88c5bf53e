package io.modelimpact.stats.scenario;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Cholesky's factor of a positive semidefinite matrix A: L with {@code L L' = A}.
 *
 * <p>Rows are taken in the order given, so that L is lower triangular and a row depends on no later one; a pivot that is zero
 * but for rounding leaves its column empty. Where that loses more than {@value #LARGEST_RESIDUAL} of an entry, the largest
 * pivot is taken first instead, and the rows are put back into their places.
 */
final class SemidefiniteFactor {
    static final double LARGEST_RESIDUAL = 1e-9;
    private static final double PIVOT_TOLERANCE = 0x1p-46;

    private SemidefiniteFactor() {}

    static double[][] of(double[][] matrix) {
        double[][] inOrder = factor(matrix, false);
        return fits(matrix, inOrder) ? inOrder : factor(matrix, true);
    }

    /** Outer-product form; column k of the result belongs to the k-th pivot. */
    private static double[][] factor(double[][] matrix, boolean largestFirst) {
        int size = matrix.length;
        double[][] rest = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double[][] factor = new double[size][size];
        boolean[] done = new boolean[size];
        for (int k = 0; k < size; k++) {
            int pivot = largestFirst ? largest(rest, done) : k;
            done[pivot] = true;
            if (rest[pivot][pivot] > size * PIVOT_TOLERANCE * matrix[pivot][pivot]) {
                eliminate(rest, factor, done, pivot, k);
            }
        }
        return factor;
    }

    private static int largest(double[][] rest, boolean[] done) {
        return IntStream.range(0, done.length)
                .filter(i -> !done[i])
                .reduce((i, j) -> rest[j][j] > rest[i][i] ? j : i)
                .orElseThrow();
    }

    private static void eliminate(double[][] rest, double[][] factor, boolean[] done, int pivot, int column) {
        double root = Math.sqrt(rest[pivot][pivot]);
        factor[pivot][column] = root;
        for (int i = 0; i < done.length; i++) {
            factor[i][column] = done[i] ? factor[i][column] : rest[i][pivot] / root;
        }
        for (int i = 0; i < done.length; i++) {
            for (int j = 0; j < done.length; j++) {
                if (!done[i] && !done[j]) {
                    rest[i][j] -= factor[i][column] * factor[j][column];
                }
            }
        }
    }

    /** Whether L L' reproduces the matrix. */
    static boolean fits(double[][] matrix, double[][] factor) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int k = 0; k < matrix.length; k++) {
                    product += factor[i][k] * factor[j][k];
                }
                double scale = Math.sqrt(Math.abs(matrix[i][i])) * Math.sqrt(Math.abs(matrix[j][j]));
                if (Math.abs(product - matrix[i][j]) > LARGEST_RESIDUAL * scale) {
                    return false;
                }
            }
        }
        return true;
    }
}
