package io.modelimpact.stats.multiplicity;

/**
 * Bonferroni's correction: m p, capped at 1. The family-wise error rate is at most alpha under any dependence, and the
 * intervals at the error rate {@code alpha / m} all cover at once with probability at least 1 - alpha.
 *
 * <p>Edges: an empty family gives an empty result. Immutable. Source: O. J. Dunn (1961), "Multiple comparisons among means",
 * doi:10.1080/01621459.1961.10482090.
 */
public final class Bonferroni {
    private Bonferroni() {}

    /**
     * Adjusted p-values in the order of the input.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] adjust(double[] pValues) {
        SingleStep.requireProbabilities(pValues);
        return SingleStep.adjust(pValues, p -> pValues.length * p);
    }

    /**
     * The error rate of each of m simultaneous intervals, {@code alpha / m}.
     *
     * @throws IllegalArgumentException unless {@code m > 0} and alpha is in (0, 1)
     */
    public static double simultaneousErrorRate(int hypotheses, double alpha) {
        SingleStep.requireFamily(hypotheses, alpha);
        return alpha / hypotheses;
    }
}
