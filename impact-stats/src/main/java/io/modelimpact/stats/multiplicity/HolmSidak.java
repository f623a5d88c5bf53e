package io.modelimpact.stats.multiplicity;

/**
 * Holm's step-down procedure with Sidak's correction at each step: the running maximum of {@code 1 - (1 - p_(k))^(m - k + 1)}.
 * A little more powerful than {@link Holm}; the family-wise error rate is at most alpha where Sidak's inequality holds.
 *
 * <p>Edges: as {@link Holm}; p-values of 1e-300 keep their digits. Immutable. Source: B. S. Holland, M. D. Copenhaver (1987),
 * "An improved sequentially rejective Bonferroni test procedure", doi:10.2307/2531823.
 */
public final class HolmSidak {
    private HolmSidak() {}

    /**
     * Adjusted p-values in the order of the input.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] adjust(double[] pValues) {
        int[] order = StepDown.order(pValues);
        double[] adjusted = new double[pValues.length];
        double running = 0;
        for (int k = 0; k < order.length; k++) {
            running = Math.max(running, Sidak.anyOf(order.length - k, pValues[order[k]]));
            adjusted[order[k]] = running;
        }
        return adjusted;
    }
}
