package io.modelimpact.stats.multiplicity;

/**
 * Holm's procedure for claims with a direction: it tests the 2m one-sided hypotheses "effect &lt;= null value" and "effect
 * >= null value" of m effects. At most one of each pair can be rejected at a level below one half, so in terms of the m
 * two-sided p-values the k-th smallest is compared with {@code alpha / (m - (k - 1)/2)}.
 *
 * <p>Guaranteed under any dependence, because it is Holm's procedure on one-sided p-values: the probability that any claim of
 * the form "the effect lies above (below) its null value" is false is at most alpha. It lies between Bonferroni and the
 * two-sided Holm procedure, whose directional claims have no such guarantee.
 *
 * <p>Intervals: {@link #simultaneousLevels} gives the two-sided error rate for the interval of each effect, such that an
 * interval leaves out the null value exactly where the claim is made, on the side of the claim. With probability at least
 * 1 - alpha, all claims are true <em>and</em> all intervals of effects without a claim cover (O. Guilbaud 2008; K.
 * Strassburger and F. Bretz 2008, applied to the 2m one-sided hypotheses). Of an effect with a claim, the far bound of an
 * interval at the rate {@link #boundErrorRate} joins this guarantee; the near bound is guaranteed only to lie on the right
 * side of the null value. Where every bound of every interval is to hold at once, use alpha / m for all (Bonferroni), whose
 * intervals are never in conflict with each other but decide less often.
 *
 * <p>A region with two finite ends has three one-sided hypotheses; count it as two effects. Edges: as {@link Holm}.
 * Immutable.
 *
 * <p>Sources: S. Holm (1979), Scand. J. Statist. 6, 65-70; O. Guilbaud (2008), "Simultaneous confidence regions corresponding
 * to Holm's step-down procedure and other closed-testing procedures", Biometrical Journal 50, 678-692; K. Strassburger, F. Bretz
 * (2008), "Compatible simultaneous lower confidence bounds for the Holm procedure and other Bonferroni-based closed tests",
 * Statistics in Medicine 27, 4914-4927.
 */
public final class DirectionalHolm {
    private DirectionalHolm() {}

    /**
     * Adjusted two-sided p-values in the order of the input: the running maximum of {@code (m - (k - 1)/2) p_(k)}, capped
     * at 1.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] adjust(double[] twoSidedPValues) {
        return procedure(twoSidedPValues.length).adjust(twoSidedPValues);
    }

    /**
     * For every effect the two-sided error rate of the interval to show and to decide by: {@code alpha / (m - (k - 1)/2)}
     * for the claim made at step k, {@code alpha / (m - r/2)} for effects without a claim, r being the number of claims.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1], or alpha not in (0, 1)
     */
    public static double[] simultaneousLevels(double[] twoSidedPValues, double alpha) {
        return procedure(twoSidedPValues.length).localErrorRates(twoSidedPValues, alpha);
    }

    /**
     * The two-sided error rate of bounds for which no claim was made: {@code alpha / (m - claims/2)}.
     *
     * @throws IllegalArgumentException unless {@code 0 <= claims <= effects}, {@code effects > 0}, and alpha is in (0, 1)
     */
    public static double boundErrorRate(int effects, int claims, double alpha) {
        if (effects <= 0 || claims < 0 || claims > effects || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("Expected 0 <= claims <= effects, effects > 0, alpha in (0, 1), found "
                    + claims + ", " + effects + ", " + alpha);
        }
        return alpha / (effects - 0.5 * claims);
    }

    private static StepDown procedure(int effects) {
        return new StepDown(k -> effects - 0.5 * k);
    }
}
