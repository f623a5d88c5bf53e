package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactMoments;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Difference of the trimmed means of two independent arms, treatment minus control, by Yuen's test. In each arm the
 * {@code g = floor(trim n)} lowest and highest values are left out; m is the mean of the {@code h = n - 2g} others, and s_w^2
 * the variance of the sample in which those left out are replaced by the nearest value kept:
 *
 * <pre>
 * estimate = m_t - m_c,   SE^2 = d_t + d_c,   d = (n - 1) s_w^2 / (h (h - 1)),
 * df = (d_t + d_c)^2 / [d_t^2/(h_t - 1) + d_c^2/(h_c - 1)]
 * </pre>
 *
 * It is about the trimmed mean of the population, which for skewed values is not the mean. Without trimming it is
 * {@link WelchTTest}.
 *
 * <p>Edges: refused where fewer than two values are kept in an arm, for NaN or infinite values, and where the middle of
 * neither arm varies. There is no entry for moments: the order statistics are needed. Accuracy: exact values rounded once.
 * Cost: a sort of each arm. Immutable.
 *
 * <p>Source: K. K. Yuen (1974), "The two-sample trimmed t for unequal population variances", doi:10.1093/biomet/61.1.165.
 */
public final class YuenTTest {
    private static final YuenTTest DEFAULT = new YuenTTest(0.2, TestOptions.DEFAULT);

    private final double trim;
    private final TestOptions options;

    private YuenTTest(double trim, TestOptions options) {
        this.trim = trim;
        this.options = options;
    }

    /** A fifth trimmed on each side, two-sided, with a 95 % interval. */
    public static YuenTTest withDefaults() {
        return DEFAULT;
    }

    /**
     * The same test with another share trimmed on each side.
     *
     * @throws IllegalArgumentException if the share is not in [0, 0.5)
     */
    public YuenTTest withTrimming(double share) {
        if (!(share >= 0 && share < 0.5)) {
            throw new IllegalArgumentException("The share trimmed on each side must lie in [0, 0.5), found " + share);
        }
        return new YuenTTest(share, options);
    }

    /** The same test with another alternative. */
    public YuenTTest with(Alternative alternative) {
        return new YuenTTest(trim, options.with(alternative));
    }

    /**
     * The same test with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public YuenTTest withErrorRate(double errorRate) {
        return new YuenTTest(trim, options.withErrorRate(errorRate));
    }

    /** Compares raw samples; the arrays are not changed. */
    public Outcome<Estimate> test(double[] control, double[] treatment) {
        return WelchTTest.withDefaults()
                .with(options.alternative())
                .withErrorRate(options.errorRate())
                .test(trimmed(control), trimmed(treatment));
    }

    /** The trimmed mean as the level of h units whose variance gives Yuen's squared standard error. */
    private SampleSummary trimmed(double[] values) {
        if (!DoubleStream.of(values).allMatch(Double::isFinite)) {
            return SampleSummary.unusable(values.length, RefusalCode.NOT_FINITE, "a value is NaN or infinite");
        }
        int n = values.length;
        int g = (int) (trim * n);
        int h = n - 2 * g;
        if (h < 2) {
            return SampleSummary.tooFew(h);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        ExactRational mean =
                ExactMoments.of(Arrays.copyOfRange(sorted, g, n - g)).mean();
        Arrays.fill(sorted, 0, g, sorted[g]);
        Arrays.fill(sorted, n - g, n, sorted[n - g - 1]);
        ExactRational winsorised = ExactMoments.of(sorted).variance();
        return SampleSummary.of(h, mean, winsorised.times(n - 1L).dividedBy(h - 1L));
    }
}
