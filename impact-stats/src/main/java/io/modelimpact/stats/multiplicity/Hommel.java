package io.modelimpact.stats.multiplicity;

import java.util.Arrays;

/**
 * Hommel's procedure, the closed test with Simes' test of every intersection: the adjusted p-value of a hypothesis is the
 * largest over all sets S that hold it of {@code min over j of |S| p_(j:S) / j}. Never less powerful than {@link Hochberg}; the
 * family-wise error rate is at most alpha where Simes' inequality holds, as for independent and positively dependent tests.
 *
 * <p>Algorithm: for every size s of S only the s - 1 largest p-values beside the hypothesis matter; O(m^2) in all. Edges: as
 * {@link Hochberg}. Immutable. Sources: G. Hommel (1988), "A stagewise rejective multiple test procedure based on a modified
 * Bonferroni test", doi:10.1093/biomet/75.2.383; S. P. Wright (1992), "Adjusted p-values for simultaneous inference",
 * doi:10.2307/2532694.
 */
public final class Hommel {
    private Hommel() {}

    /**
     * Adjusted p-values in the order of the input.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] adjust(double[] pValues) {
        int[] order = StepDown.order(pValues);
        double[] sorted = Arrays.stream(order).mapToDouble(i -> pValues[i]).toArray();
        double[] adjusted = sorted.clone();
        for (int size = 2; size <= sorted.length; size++) {
            raise(adjusted, sorted, size);
        }
        double[] result = new double[sorted.length];
        for (int k = 0; k < sorted.length; k++) {
            result[order[k]] = Math.min(1.0, adjusted[k]);
        }
        return result;
    }

    /** Takes the sets of one size into account: a hypothesis with the size - 1 largest others. */
    private static void raise(double[] adjusted, double[] sorted, int size) {
        int last = sorted.length - size;
        double others = Double.POSITIVE_INFINITY;
        for (int j = 2; j <= size; j++) {
            others = Math.min(others, size * sorted[last + j - 1] / j);
        }
        for (int k = 0; k < sorted.length; k++) {
            double own = size * sorted[Math.min(k, last)];
            adjusted[k] = Math.max(adjusted[k], Math.min(own, others));
        }
    }
}
