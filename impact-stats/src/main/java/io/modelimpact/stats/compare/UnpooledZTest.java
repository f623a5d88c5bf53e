package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.Optional;

/**
 * Difference of the levels of two independent arms, treatment minus control, with a normal reference:
 *
 * <pre>
 * estimate = m_t - m_c,   SE^2 = v_t/n_t + v_c/n_c
 * </pre>
 *
 * It treats the estimated variances as known. In arms of fewer than some hundred units {@link WelchTTest} is to be
 * preferred; in large ones the two agree.
 *
 * <p>Edges: refused as {@link WelchTTest}. Accuracy: exact values rounded once. Immutable.
 *
 * <p>Source: M. Abramowitz, I. A. Stegun (1964), 26.2, for the reference.
 */
public final class UnpooledZTest {
    private static final UnpooledZTest DEFAULT = new UnpooledZTest(TestOptions.DEFAULT);

    private final TestOptions options;

    private UnpooledZTest(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static UnpooledZTest withDefaults() {
        return DEFAULT;
    }

    /** The same test with another alternative. */
    public UnpooledZTest with(Alternative alternative) {
        return new UnpooledZTest(options.with(alternative));
    }

    /**
     * The same test with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public UnpooledZTest withErrorRate(double errorRate) {
        return new UnpooledZTest(options.withErrorRate(errorRate));
    }

    /** Compares raw samples. */
    public Outcome<Estimate> test(double[] control, double[] treatment) {
        return test(SampleSummary.ofValues(control), SampleSummary.ofValues(treatment));
    }

    /** Compares summaries of means or of ratios of sums. */
    public Outcome<Estimate> test(SampleSummary control, SampleSummary treatment) {
        Optional<Refusal> refusal = TwoArms.refusal(control, treatment);
        return refusal.isPresent()
                ? Outcome.refused(refusal.get())
                : Estimate.from(
                        treatment.mean().minus(control.mean()),
                        control.squaredStandardError().plus(treatment.squaredStandardError()),
                        StandardNormal.INSTANCE,
                        options.errorRate(),
                        options.alternative());
    }
}
