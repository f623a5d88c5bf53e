package io.modelimpact.stats.compare;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.exact.ExactRational;

/**
 * The normal approximation to the test of the sample ratio of two arms: with the declared share q of the second arm and {@code
 * d = |count - N q|}, less one half (not below 0) with the continuity correction, {@code z = d/sqrt(N q (1 - q))} and {@code p = 2
 * P(Z > z)}.
 *
 * <p>z is never negative. Edges and refusals: those of {@link SampleRatioTest}. Accuracy: d and z are exact until rounded once;
 * weights are read as decimals. Immutable.
 */
public final class NormalSampleRatioTest {
    private static final NormalSampleRatioTest DEFAULT = new NormalSampleRatioTest(true);

    private final boolean continuityCorrection;

    private NormalSampleRatioTest(boolean continuityCorrection) {
        this.continuityCorrection = continuityCorrection;
    }

    /** With continuity correction. */
    public static NormalSampleRatioTest withDefaults() {
        return DEFAULT;
    }

    /** The same test with or without the continuity correction. */
    public NormalSampleRatioTest withContinuityCorrection(boolean correction) {
        return new NormalSampleRatioTest(correction);
    }

    /**
     * Tests the counts of two arms against their weights.
     *
     * @throws IllegalArgumentException unless there are two of each, none negative, weights finite
     */
    public Outcome<Result> test(long[] counts, double[] weights) {
        return TwoArmCounts.of(counts, weights).map(this::result);
    }

    private Result result(TwoArmCounts arms) {
        ExactRational expected = ExactRational.of(arms.total()).times(arms.share());
        ExactRational distance = ExactRational.of(arms.second()).minus(expected).abs();
        if (continuityCorrection) {
            distance = distance.minus(ExactRational.ONE.dividedBy(2));
        }
        ExactRational variance = expected.times(ExactRational.ONE.minus(arms.share()));
        double z = distance.signum() <= 0
                ? 0.0
                : distance.squared().dividedBy(variance).sqrt();
        return new Result(z, 2 * StandardNormal.INSTANCE.survival(z));
    }

    /**
     * Result of the test.
     *
     * @param z      not negative
     * @param pValue two-sided
     */
    public record Result(double z, double pValue) {}
}
