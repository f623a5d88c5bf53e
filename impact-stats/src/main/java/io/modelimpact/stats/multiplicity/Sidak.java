package io.modelimpact.stats.multiplicity;

/**
 * Sidak's correction: {@code 1 - (1 - p)^m}, evaluated as {@code -expm1(m log1p(-p))}, so that a p-value of 1e-300 keeps its
 * digits. The family-wise error rate is at most alpha where the tests are independent (or, for two-sided normal tests, whatever
 * their correlations); the same holds for simultaneous coverage.
 *
 * <p>Edges: an empty family gives an empty result. Immutable. Source: Z. Sidak (1967), "Rectangular confidence regions for the
 * means of multivariate normal distributions", doi:10.1080/01621459.1967.10482935.
 */
public final class Sidak {
    private Sidak() {}

    /**
     * Adjusted p-values in the order of the input.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] adjust(double[] pValues) {
        SingleStep.requireProbabilities(pValues);
        return SingleStep.adjust(pValues, p -> anyOf(pValues.length, p));
    }

    /**
     * The error rate of each of m simultaneous intervals, {@code 1 - (1 - alpha)^(1/m)}.
     *
     * @throws IllegalArgumentException unless {@code m > 0} and alpha is in (0, 1)
     */
    public static double simultaneousErrorRate(int hypotheses, double alpha) {
        SingleStep.requireFamily(hypotheses, alpha);
        return -StrictMath.expm1(StrictMath.log1p(-alpha) / hypotheses);
    }

    /** Probability that at least one of m independent events of probability p happens. */
    static double anyOf(double m, double p) {
        return -StrictMath.expm1(m * StrictMath.log1p(-p));
    }
}
