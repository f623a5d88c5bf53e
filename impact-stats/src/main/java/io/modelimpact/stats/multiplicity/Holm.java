package io.modelimpact.stats.multiplicity;

/**
 * Holm's step-down procedure: the k-th smallest of m p-values is compared with {@code alpha / (m - k + 1)}, and the first
 * failure ends it. The family-wise error rate is at most alpha under any dependence of the p-values.
 *
 * <p>Edges: ties keep the order of the input, which changes no decision; an empty family gives an empty result. Immutable.
 *
 * <p>Source: S. Holm (1979), "A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6, 65-70.
 */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values in the order of the input: the running maximum of {@code (m - k + 1) p_(k)}, capped at 1. A
     * hypothesis is rejected at alpha where its adjusted p-value is below alpha.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] adjust(double[] pValues) {
        return procedure(pValues.length).adjust(pValues);
    }

    /**
     * For every hypothesis the error rate at which its two-sided interval leaves out the null value exactly where Holm
     * rejects: {@code alpha / (m - k + 1)} for the hypothesis rejected at step k, {@code alpha / (m - r)} for all others,
     * r being the number of rejections.
     *
     * <p>Guaranteed: interval and decision agree; the family-wise error rate of "the effect is not the null value" is at most
     * alpha. <em>Not</em> guaranteed: that all these intervals cover at once with 1 - alpha, nor the family-wise error rate of
     * claims about the direction under every dependence; {@link DirectionalHolm} gives both.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1], or alpha not in (0, 1)
     */
    public static double[] localErrorRates(double[] pValues, double alpha) {
        return procedure(pValues.length).localErrorRates(pValues, alpha);
    }

    private static StepDown procedure(int hypotheses) {
        return new StepDown(k -> hypotheses - k);
    }
}
