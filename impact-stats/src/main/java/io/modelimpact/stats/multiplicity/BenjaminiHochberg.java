package io.modelimpact.stats.multiplicity;

/**
 * The linear step-up procedure: the running minimum, from the largest p-value down, of {@code m p_(k) / k}. Rejecting where it
 * is at most q keeps the expected share of false ones among the rejections at or below q for independent and for positively
 * dependent tests.
 *
 * <p>Edges: as {@link Hochberg}. Immutable. Source: Y. Benjamini, Y. Hochberg (1995), "Controlling the false discovery rate",
 * J. R. Statist. Soc. B 57, 289-300.
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /**
     * Adjusted p-values in the order of the input.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] adjust(double[] pValues) {
        return new StepUp(k -> (double) pValues.length / (k + 1)).adjust(pValues);
    }
}
