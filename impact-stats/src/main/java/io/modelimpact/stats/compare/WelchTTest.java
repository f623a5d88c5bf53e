package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Optional;

/**
 * Difference of the levels of two independent arms, treatment minus control, by Welch's unequal-variances t test:
 *
 * <pre>
 * estimate = m_t - m_c,   SE^2 = v_t/n_t + v_c/n_c,
 * df = SE^4 / [(v_t/n_t)^2/(n_t-1) + (v_c/n_c)^2/(n_c-1)]
 * </pre>
 *
 * With the summary of a ratio of sums in place of a mean this is the delta method for the absolute difference of ratios.
 *
 * <p>Edges: one arm may have zero variance. Refused: an arm with fewer than two units, NaN or infinite values, no variance
 * in either arm, a zero denominator, a result beyond the doubles.
 *
 * <p>Accuracy: the difference is exact until it is rounded; standard error, statistic and degrees of freedom are carried
 * with 104 binary digits, and with 192 where those do not decide the rounding, and rounded once. Immutable.
 *
 * <p>Source: B. L. Welch (1947), "The generalization of 'Student's' problem when several different population variances are
 * involved", doi:10.1093/biomet/34.1-2.28.
 */
public final class WelchTTest {
    private static final WelchTTest DEFAULT = new WelchTTest(TestOptions.DEFAULT);

    private final TestOptions options;

    private WelchTTest(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static WelchTTest withDefaults() {
        return DEFAULT;
    }

    /** The same test with another alternative. */
    public WelchTTest with(Alternative alternative) {
        return new WelchTTest(options.with(alternative));
    }

    /**
     * The same test with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public WelchTTest withErrorRate(double errorRate) {
        return new WelchTTest(options.withErrorRate(errorRate));
    }

    /** Compares raw samples. */
    public Outcome<Estimate> test(double[] control, double[] treatment) {
        return test(SampleSummary.ofValues(control), SampleSummary.ofValues(treatment));
    }

    /** Compares summaries of means or of ratios of sums. */
    public Outcome<Estimate> test(SampleSummary control, SampleSummary treatment) {
        Optional<Refusal> refusal = TwoArms.refusal(control, treatment);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Optional<Estimate> quick = quickly(control, treatment);
        return quick.isPresent() ? Outcome.of(quick.get()) : exactly(control, treatment);
    }

    /** What {@link #exactly} gives, wherever double-double arithmetic decides every rounding; empty elsewhere. */
    Optional<Estimate> quickly(SampleSummary control, SampleSummary treatment) {
        TwoArms.QuickErrors errors = TwoArms.QuickErrors.of(control, treatment);
        return Estimate.quickly(
                treatment.mean().minus(control.mean()), errors.total().sqrt(), errors.degreesOfFreedom(), options);
    }

    Outcome<Estimate> exactly(SampleSummary control, SampleSummary treatment) {
        ExactRational squaredError = control.squaredStandardError().plus(treatment.squaredStandardError());
        return TwoArms.welchReference(control, treatment)
                .then(reference -> Estimate.from(
                        treatment.mean().minus(control.mean()),
                        squaredError,
                        reference,
                        options.errorRate(),
                        options.alternative()));
    }
}
