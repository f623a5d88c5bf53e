package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;

/**
 * Equivalence by two one-sided tests: an effect is shown to lie between two bounds where it is shown to lie above the lower
 * and below the upper one, each at the full error rate. With any {@link Inference}: Welch's estimate gives the TOST of means,
 * a Wald or score one that of proportions, a lift one relative bounds.
 *
 * <pre>
 * p = max(p_lower, p_upper)
 * </pre>
 *
 * It is below the error rate exactly where the two-sided interval at twice that rate lies within the bounds.
 *
 * <p>Edges: those of the inference. Immutable.
 *
 * <p>Source: D. J. Schuirmann (1987), doi:10.1007/BF01068419.
 */
public final class EquivalenceTest {
    private final double lower;
    private final double upper;
    private final double errorRate;

    private EquivalenceTest(double lower, double upper, double errorRate) {
        this.lower = lower;
        this.upper = upper;
        this.errorRate = errorRate;
    }

    /**
     * Equivalence within bounds on the scale of the effect, at error rate 0.05.
     *
     * @throws IllegalArgumentException unless both are finite and {@code lower < upper}
     */
    public static EquivalenceTest within(double lower, double upper) {
        if (!(Double.isFinite(lower) && Double.isFinite(upper) && lower < upper)) {
            throw new IllegalArgumentException("Expected finite bounds in order, found " + lower + " and " + upper);
        }
        return new EquivalenceTest(lower, upper, 0.05);
    }

    /**
     * The same test with another error rate of each of the two tests.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 0.5)
     */
    public EquivalenceTest withErrorRate(double rate) {
        if (!(rate > 0 && rate < 0.5)) {
            throw new IllegalArgumentException("Error rate must lie in (0, 0.5), found " + rate);
        }
        return new EquivalenceTest(lower, upper, rate);
    }

    /** Tests an effect. */
    public Result test(Inference effect) {
        double pLower = effect.pValueAgainst(lower, Alternative.GREATER);
        double pUpper = effect.pValueAgainst(upper, Alternative.LESS);
        return new Result(
                effect.statisticAgainst(lower),
                pLower,
                effect.statisticAgainst(upper),
                pUpper,
                Math.max(pLower, pUpper),
                effect.intervalAtErrorRate(2 * errorRate, Alternative.TWO_SIDED));
    }

    /**
     * Result of the test.
     *
     * @param lowerStatistic distance of the data from the lower bound
     * @param lowerPValue    p-value of "above the lower bound"
     * @param upperStatistic distance of the data from the upper bound
     * @param upperPValue    p-value of "below the upper bound"
     * @param pValue         p-value of equivalence, the larger of the two
     * @param interval       two-sided interval at twice the error rate
     */
    public record Result(
            double lowerStatistic,
            double lowerPValue,
            double upperStatistic,
            double upperPValue,
            double pValue,
            Interval interval) {}
}
