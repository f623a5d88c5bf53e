package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Optional;

/**
 * Relative difference of the levels of two independent arms by the delta method on the log scale:
 *
 * <pre>
 * estimate = m_t/m_c - 1,   SE^2 of log(m_t/m_c) = w_t/n_t + w_c/n_c,   w = v/m^2
 * </pre>
 *
 * referred to Student's t with the Welch degrees of freedom of the two terms. The interval is not symmetric and never leaves
 * the scale; test and interval are on the log scale both.
 *
 * <p>Edges: both levels must have one sign. Where both are negative the estimate is positive for a treatment level farther
 * from zero, which is the opposite sign of {@link RelativeLift}. Refused as {@link WelchTTest}, for a control level of zero,
 * and as out of range for levels of different sign or a treatment level of zero.
 *
 * <p>Accuracy: ratio, errors and degrees of freedom exact until rounded once; bounds through {@code expm1}. Immutable.
 */
public final class LogRatioLift {
    private static final LogRatioLift DEFAULT = new LogRatioLift(TestOptions.DEFAULT);

    private final TestOptions options;

    private LogRatioLift(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static LogRatioLift withDefaults() {
        return DEFAULT;
    }

    /** The same method with another alternative. */
    public LogRatioLift with(Alternative alternative) {
        return new LogRatioLift(options.with(alternative));
    }

    /**
     * The same method with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public LogRatioLift withErrorRate(double errorRate) {
        return new LogRatioLift(options.withErrorRate(errorRate));
    }

    /** Compares raw samples. */
    public Outcome<LogRatioEstimate> test(double[] control, double[] treatment) {
        return test(SampleSummary.ofValues(control), SampleSummary.ofValues(treatment));
    }

    /** Compares summaries of means or of ratios of sums. */
    public Outcome<LogRatioEstimate> test(SampleSummary control, SampleSummary treatment) {
        Optional<Refusal> refusal = TwoArms.refusal(control, treatment).or(() -> signs(control, treatment));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        SampleSummary c = control.scaledBy(ExactRational.ONE.dividedBy(control.mean()));
        SampleSummary t = treatment.scaledBy(ExactRational.ONE.dividedBy(treatment.mean()));
        return TwoArms.welchReference(c, t)
                .then(reference -> LogRatioEstimate.from(
                        treatment.mean().dividedBy(control.mean()),
                        c.squaredStandardError().plus(t.squaredStandardError()),
                        reference,
                        options));
    }

    private static Optional<Refusal> signs(SampleSummary control, SampleSummary treatment) {
        int c = control.mean().signum();
        if (c == 0) {
            return Optional.of(new Refusal(RefusalCode.ZERO_BASELINE, "the control level is 0"));
        }
        return c == treatment.mean().signum()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalCode.OUT_OF_RANGE, "the levels differ in sign, so that their ratio has no logarithm"));
    }
}
