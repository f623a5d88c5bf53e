package io.modelimpact.stats.compare;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.ChiSquared;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Pearson's goodness of fit of the observed units per arm to the declared weights:
 * {@code x2 = sum (count - expected)^2 / expected} with {@code expected = weight / sum(weights) * total}, referred to the
 * chi-squared distribution with one degree of freedom less than there are arms of positive weight.
 *
 * <p>Edges: an arm of weight zero without units is left out. Refused: units in an arm of weight zero, fewer than two arms
 * of positive weight, no units.
 *
 * <p>Accuracy: x2 is exact, rounded once; the tail is accurate down to 1e-300. A weight given as a double is read as the
 * shortest decimal that rounds to it, so that 0.1 means one tenth and a perfect split has x2 = 0. Immutable.
 *
 * <p>Source: K. Pearson (1900), doi:10.1080/14786440009463897; A. Fabijan et al. (2019), "Diagnosing sample ratio mismatch
 * in online controlled experiments", doi:10.1145/3292500.3330722.
 */
public final class SampleRatioTest {
    private static final SampleRatioTest DEFAULT = new SampleRatioTest();

    private SampleRatioTest() {}

    /** The test; it has no options. */
    public static SampleRatioTest withDefaults() {
        return DEFAULT;
    }

    /**
     * Tests against weights given as doubles.
     *
     * @throws IllegalArgumentException if lengths differ, or a count or a weight is negative or not finite
     */
    public Outcome<Result> test(long[] counts, double[] weights) {
        return test(
                counts,
                Arrays.stream(weights)
                        .mapToObj(SampleRatioTest::shortestDecimal)
                        .toArray(BigDecimal[]::new));
    }

    /**
     * Tests against whole weights, such as 2 : 1 : 1.
     *
     * @throws IllegalArgumentException if lengths differ, or a count or a weight is negative
     */
    public Outcome<Result> test(long[] counts, long[] weights) {
        return test(counts, Arrays.stream(weights).mapToObj(BigDecimal::valueOf).toArray(BigDecimal[]::new));
    }

    /**
     * Tests against decimal weights.
     *
     * @throws IllegalArgumentException if lengths differ, or a count or a weight is negative
     */
    public Outcome<Result> test(long[] counts, BigDecimal[] weights) {
        requireMatching(counts, weights);
        ExactRational total = ExactRational.ZERO;
        ExactRational weight = ExactRational.ZERO;
        int arms = 0;
        for (int arm = 0; arm < counts.length; arm++) {
            if (weights[arm].signum() == 0 && counts[arm] > 0) {
                return Outcome.refused(
                        RefusalCode.IMPOSSIBLE_OBSERVATION,
                        "arm " + arm + " has weight 0, but " + counts[arm] + " units");
            }
            total = total.plus(ExactRational.of(counts[arm]));
            weight = weight.plus(ExactRational.of(weights[arm]));
            arms += weights[arm].signum();
        }
        if (arms < 2) {
            return Outcome.refused(RefusalCode.DEGENERATE, "fewer than two arms have a positive weight");
        }
        if (total.signum() == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "no arm has a unit");
        }
        return Outcome.of(Result.of(chiSquared(counts, weights, total, weight).doubleValue(), arms - 1));
    }

    private static ExactRational chiSquared(
            long[] counts, BigDecimal[] weights, ExactRational total, ExactRational weight) {
        ExactRational sum = ExactRational.ZERO;
        for (int arm = 0; arm < counts.length; arm++) {
            if (weights[arm].signum() > 0) {
                ExactRational expected =
                        ExactRational.of(weights[arm]).times(total).dividedBy(weight);
                ExactRational difference = ExactRational.of(counts[arm]).minus(expected);
                sum = sum.plus(difference.squared().dividedBy(expected));
            }
        }
        return sum;
    }

    private static void requireMatching(long[] counts, BigDecimal[] weights) {
        boolean negative = Arrays.stream(counts).anyMatch(count -> count < 0)
                || Arrays.stream(weights).anyMatch(weight -> weight.signum() < 0);
        if (counts.length != weights.length || negative) {
            throw new IllegalArgumentException("Expected as many counts as weights, none negative, found counts "
                    + Arrays.toString(counts) + " and weights " + Arrays.toString(weights));
        }
    }

    static BigDecimal shortestDecimal(double weight) {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("Weights must be finite, found " + weight);
        }
        BigDecimal exact = new BigDecimal(weight);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (candidate.doubleValue() == weight) {
                return candidate;
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }

    /**
     * Result of the test.
     *
     * @param chiSquared       statistic
     * @param degreesOfFreedom arms of positive weight less one
     * @param pValue           upper tail
     */
    public record Result(double chiSquared, int degreesOfFreedom, double pValue) {
        private static Result of(double chiSquared, int degreesOfFreedom) {
            return new Result(
                    chiSquared,
                    degreesOfFreedom,
                    ChiSquared.withDegreesOfFreedom(degreesOfFreedom).survival(chiSquared));
        }
    }
}
