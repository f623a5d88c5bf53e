package io.modelimpact.stats.multiplicity;

/**
 * {@link BenjaminiHochberg} times {@code 1 + 1/2 + ... + 1/m}, which keeps the false discovery rate under any dependence.
 *
 * <p>Edges: as {@link Hochberg}. Immutable. Source: Y. Benjamini, D. Yekutieli (2001), "The control of the false discovery rate
 * in multiple testing under dependency", doi:10.1214/aos/1013699998.
 */
public final class BenjaminiYekutieli {
    private BenjaminiYekutieli() {}

    /**
     * Adjusted p-values in the order of the input.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] adjust(double[] pValues) {
        double harmonic = 0;
        for (int k = pValues.length; k >= 1; k--) {
            harmonic += 1.0 / k;
        }
        double total = harmonic * pValues.length;
        return new StepUp(k -> total / (k + 1)).adjust(pValues);
    }
}
