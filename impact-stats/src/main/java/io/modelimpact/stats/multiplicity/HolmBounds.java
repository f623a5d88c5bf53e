package io.modelimpact.stats.multiplicity;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.compare.Estimate;
import java.util.List;

/**
 * Simultaneous one-sided bounds that agree with {@link Holm}: with probability at least 1 - alpha every effect lies beyond its
 * bound, under any dependence, and a bound lies beyond the null value exactly where Holm rejects on that side.
 *
 * <p>With r rejections among m: not rejected, the bound at error rate {@code alpha/(m - r)}; rejected while others are not, the
 * null value itself; where all are rejected, the bound at {@code alpha/m}, but never short of the null value. Immutable. Source:
 * O. Guilbaud (2008), "Simultaneous confidence regions corresponding to Holm's step-down procedure and other closed-testing
 * procedures", doi:10.1002/bimj.200710449.
 */
public final class HolmBounds {
    private HolmBounds() {}

    /**
     * Lower bounds for claims that effects exceed a null value, in the order of the input.
     *
     * @throws IllegalArgumentException if alpha is not in (0, 1)
     */
    public static double[] lower(List<Estimate> estimates, double nullValue, double alpha) {
        return bounds(estimates, nullValue, alpha, Alternative.GREATER);
    }

    /**
     * Upper bounds for claims that effects lie below a null value, in the order of the input.
     *
     * @throws IllegalArgumentException if alpha is not in (0, 1)
     */
    public static double[] upper(List<Estimate> estimates, double nullValue, double alpha) {
        return bounds(estimates, nullValue, alpha, Alternative.LESS);
    }

    private static double[] bounds(List<Estimate> estimates, double nullValue, double alpha, Alternative claim) {
        double[] pValues = estimates.stream()
                .mapToDouble(estimate -> estimate.pValueAgainst(nullValue, claim))
                .toArray();
        double[] rates = Holm.localErrorRates(pValues, alpha);
        boolean[] rejected = new boolean[rates.length];
        boolean all = true;
        for (int i = 0; i < rates.length; i++) {
            rejected[i] = pValues[i] < rates[i];
            all &= rejected[i];
        }
        double[] bounds = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            double own = boundOf(estimates.get(i), all ? alpha / rates.length : rates[i], claim);
            bounds[i] = !rejected[i] ? own : all ? beyond(own, nullValue, claim) : nullValue;
        }
        return bounds;
    }

    private static double boundOf(Estimate estimate, double rate, Alternative claim) {
        return claim == Alternative.GREATER
                ? estimate.intervalAtErrorRate(rate, claim).lower()
                : estimate.intervalAtErrorRate(rate, claim).upper();
    }

    private static double beyond(double bound, double nullValue, Alternative claim) {
        return claim == Alternative.GREATER ? Math.max(bound, nullValue) : Math.min(bound, nullValue);
    }
}
