package io.modelimpact.stats.multiplicity;

import java.util.Arrays;

/**
 * A primary and a secondary family: of m primary hypotheses each is tested at alpha/m (Bonferroni), and each rejection passes
 * its alpha/m on to the secondary family, which is tested by {@link Holm} at {@code alpha r/m}, r being the number of
 * rejections. The secondary family is open once one primary hypothesis is rejected. The family-wise error rate over both is at
 * most alpha under any dependence.
 *
 * <p>The adjusted secondary p-value is the least alpha at which the hypothesis is rejected: the minimum over r of {@code
 * max(m p_(r), h m/r)}, p_(r) the r-th smallest primary p-value, h Holm's adjusted p-value. Immutable. Source: A. Dmitrienko, A.
 * C. Tamhane, B. L. Wiens (2008), "General multistage gatekeeping procedures", doi:10.1002/bimj.200710464.
 *
 * @see SerialGatekeeping
 */
public final class ParallelGatekeeping {
    private ParallelGatekeeping() {}

    /** Adjusted p-values of the primary family: Bonferroni's. */
    public static double[] adjustPrimary(double[] primary) {
        return Bonferroni.adjust(primary);
    }

    /**
     * Adjusted p-values of the secondary family in the order of the input.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1], or there is no primary one
     */
    public static double[] adjustSecondary(double[] primary, double[] secondary) {
        if (primary.length == 0) {
            throw new IllegalArgumentException("Expected at least one primary p-value");
        }
        SingleStep.requireProbabilities(primary);
        double[] sorted = primary.clone();
        Arrays.sort(sorted);
        return SingleStep.adjust(Holm.adjust(secondary), h -> passed(sorted, h));
    }

    private static double passed(double[] sortedPrimary, double holm) {
        double m = sortedPrimary.length;
        double least = 1;
        for (int r = 1; r <= sortedPrimary.length; r++) {
            least = Math.min(least, Math.max(m * sortedPrimary[r - 1], holm * (m / r)));
        }
        return least;
    }
}
