package io.modelimpact.stats.multiplicity;

/**
 * The two-stage adaptive procedure of Benjamini, Krieger and Yekutieli: with q the {@link BenjaminiHochberg} values and r the
 * number of {@code q <= alpha/(1 + alpha)}, the number of true null hypotheses is estimated by {@code m - r} (m where r is 0 or
 * m), and the result is {@code min(1, q (m0/m)(1 + alpha))}. One second stage, no further iteration.
 *
 * <p>Edges: unlike other adjusted p-values these depend on the alpha at which they are to be used. Guaranteed for independent
 * tests. Immutable. Source: Y. Benjamini, A. M. Krieger, D. Yekutieli (2006), "Adaptive linear step-up procedures that control
 * the false discovery rate", doi:10.1093/biomet/93.3.491.
 */
public final class TwoStageBenjaminiHochberg {
    private TwoStageBenjaminiHochberg() {}

    /**
     * Adjusted p-values in the order of the input, for decisions at alpha.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1], or alpha not in (0, 1)
     */
    public static double[] adjust(double[] pValues, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("Alpha must lie in (0, 1), found " + alpha);
        }
        double[] first = BenjaminiHochberg.adjust(pValues);
        int rejected = 0;
        for (double q : first) {
            rejected += q <= alpha / (1 + alpha) ? 1 : 0;
        }
        int trueNulls = rejected == pValues.length ? pValues.length : pValues.length - rejected;
        return SingleStep.adjust(first, q -> q * ((double) trueNulls / first.length) * (1 + alpha));
    }
}
