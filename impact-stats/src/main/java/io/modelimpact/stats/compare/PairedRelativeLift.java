package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;

/**
 * Relative difference of the levels of two versions on the same units, as a fraction of the magnitude of the baseline's level, by the delta
 * method with covariance:
 *
 * <pre>
 * estimate = (m_c - m_b) / |m_b|,   r = m_c / m_b,   SE^2 = (v_c + r^2 v_b - 2 r c_bc) / (n m_b^2),   df = n - 1
 * </pre>
 *
 * The sign follows the difference, also where the baseline's level is negative.
 *
 * <p>Edges: refused as {@link PairedTTest}, and where the baseline's level is zero. The approximation is poor where that level lies within
 * a few of its standard errors from zero. Accuracy: as {@link PairedTTest}. Immutable.
 */
public final class PairedRelativeLift {
    private static final PairedRelativeLift DEFAULT = new PairedRelativeLift(TestOptions.DEFAULT);

    private final TestOptions options;

    private PairedRelativeLift(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static PairedRelativeLift withDefaults() {
        return DEFAULT;
    }

    /** The same method with another alternative. */
    public PairedRelativeLift with(Alternative alternative) {
        return new PairedRelativeLift(options.with(alternative));
    }

    /**
     * The same method with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public PairedRelativeLift withErrorRate(double errorRate) {
        return new PairedRelativeLift(options.withErrorRate(errorRate));
    }

    /** Compares two versions on the same units. */
    public Outcome<Estimate> test(PairedSummary pairs) {
        if (pairs.refusal().isPresent()) {
            return Outcome.refused(pairs.refusal().get());
        }
        if (pairs.baseline().mean().signum() == 0) {
            return Outcome.refused(RefusalCode.ZERO_BASELINE, "the baseline level is 0");
        }
        return OneSampleTTest.withDefaults()
                .with(options.alternative())
                .withErrorRate(options.errorRate())
                .test(pairs.lift());
    }
}
