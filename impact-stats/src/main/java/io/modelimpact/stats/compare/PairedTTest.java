package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;

/**
 * Difference of the levels of two versions on the same units, candidate minus baseline:
 *
 * <pre>
 * estimate = m_c - m_b,   SE^2 = (v_c + v_b - 2 c_bc) / n,   df = n - 1
 * </pre>
 *
 * For means this is Student's t test of the units' differences, exactly. With the summary of two ratios of sums, v and c are those of the
 * linearised units, and this is the delta method with covariance; where a unit is a cluster of rows with its sums, it is the
 * cluster-robust form.
 *
 * <p>Edges: refused with fewer than two units, NaN or infinite values, a zero denominator, differences that do not vary, a result beyond
 * the doubles. Accuracy: the difference and its variance are exact until they are rounded. Immutable.
 *
 * <p>Source: Student (1908), "The probable error of a mean", doi:10.1093/biomet/6.1.1; for ratios W. G. Cochran (1977), "Sampling
 * Techniques", 3rd ed., section 6.
 */
public final class PairedTTest {
    private static final PairedTTest DEFAULT = new PairedTTest(TestOptions.DEFAULT);

    private final TestOptions options;

    private PairedTTest(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static PairedTTest withDefaults() {
        return DEFAULT;
    }

    /** The same test with another alternative. */
    public PairedTTest with(Alternative alternative) {
        return new PairedTTest(options.with(alternative));
    }

    /**
     * The same test with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public PairedTTest withErrorRate(double errorRate) {
        return new PairedTTest(options.withErrorRate(errorRate));
    }

    /** Compares two versions on the same units. */
    public Outcome<Estimate> test(PairedSummary pairs) {
        return pairs.refusal()
                .<Outcome<Estimate>>map(Outcome::refused)
                .orElseGet(() -> OneSampleTTest.withDefaults()
                        .with(options.alternative())
                        .withErrorRate(options.errorRate())
                        .test(pairs.difference()));
    }
}
