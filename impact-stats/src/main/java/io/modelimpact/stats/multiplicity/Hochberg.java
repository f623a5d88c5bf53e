package io.modelimpact.stats.multiplicity;

/**
 * Hochberg's step-up procedure: the running minimum, from the largest p-value down, of {@code (m - k + 1) p_(k)}. Never less
 * powerful than {@link Holm}; the family-wise error rate is at most alpha for independent and for positively dependent tests.
 *
 * <p>Edges: ties keep the order of the input, which changes no result; an empty family gives an empty result. Immutable.
 * Source: Y. Hochberg (1988), "A sharper Bonferroni procedure for multiple tests of significance",
 * doi:10.1093/biomet/75.4.800.
 */
public final class Hochberg {
    private Hochberg() {}

    /**
     * Adjusted p-values in the order of the input.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] adjust(double[] pValues) {
        return new StepUp(k -> pValues.length - k).adjust(pValues);
    }
}
