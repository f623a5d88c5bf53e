package io.modelimpact.stats.compare;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.distribution.Binomial;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.internal.Bisection;
import java.util.function.LongPredicate;

/**
 * The exact test of the sample ratio of two arms: the units of the second arm are binomial under the declared share, and the
 * p-value is the probability of all counts that are at most as likely as the observed one (within a factor 1 + 1e-7, against
 * rounding).
 *
 * <p>Algorithm: the likelihood falls on both sides of its mode, so that the counts concerned are two tails, whose ends are found
 * by bisection. Edges and refusals: those of {@link SampleRatioTest}. Accuracy: relative 1e-12 times the size of the exponent,
 * down to 1e-300; weights are read as decimals. Cost: O(log n) probabilities. Immutable. Source: as {@code binom.test} of R.
 */
public final class ExactSampleRatioTest {
    private static final double LIKELIHOOD_TOLERANCE = 1e-7;
    private static final ExactSampleRatioTest DEFAULT = new ExactSampleRatioTest();

    private ExactSampleRatioTest() {}

    /** The test; it has no options. */
    public static ExactSampleRatioTest withDefaults() {
        return DEFAULT;
    }

    /**
     * Tests the counts of two arms against their weights and gives the two-sided p-value.
     *
     * @throws IllegalArgumentException unless there are two of each, none negative, weights finite
     */
    public Outcome<Double> test(long[] counts, double[] weights) {
        return TwoArmCounts.of(counts, weights).map(ExactSampleRatioTest::pValue);
    }

    private static double pValue(TwoArmCounts arms) {
        double share = arms.share().doubleValue();
        double rest = ExactRational.ONE.minus(arms.share()).doubleValue();
        Binomial law = Binomial.withTrials(arms.total(), share, rest);
        long mode = (long) ExactRational.of(arms.total())
                .plus(ExactRational.ONE)
                .times(arms.share())
                .doubleValue();
        double limit = law.probability(arms.second()) * (1 + LIKELIHOOD_TOLERANCE);
        LongPredicate unlikely = k -> law.probability(k) <= limit;
        // Just below and just above the mode the likelihood is monotone, whichever of two equal modes was taken.
        long above = Bisection.firstWhere(unlikely, mode, arms.total() + 1);
        long below = arms.total()
                - Bisection.firstWhere(k -> unlikely.test(arms.total() - k), arms.total() - mode, arms.total() + 1);
        return below + 1 >= above ? 1.0 : Math.min(1.0, law.cumulative(below) + law.survival(above - 1));
    }
}
