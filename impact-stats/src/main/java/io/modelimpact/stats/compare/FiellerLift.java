package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Optional;

/**
 * Relative difference of the levels of two independent arms, as a fraction of the magnitude of the control level, by
 * Fieller's theorem: the lifts l for which {@code m_t - m_c - l |m_c|} is not significantly different from zero. No
 * approximation of a ratio is made, so it holds where the control level is noisy and {@link RelativeLift} fails; then the
 * interval grows to the whole line, as it must.
 *
 * <p>The reference is Student's t with the Welch degrees of freedom of the absolute difference, so that the p-value of no
 * lift is exactly that of {@link WelchTTest}.
 *
 * <p>Edges: refused as {@link WelchTTest}, and for a control level of zero, for which no lift is defined. Accuracy: exact
 * values rounded once, then a quadratic written without cancellation. Immutable.
 *
 * <p>Source: E. C. Fieller (1954), "Some problems in interval estimation", Journal of the Royal Statistical Society B 16,
 * 175-185.
 */
public final class FiellerLift {
    private static final FiellerLift DEFAULT = new FiellerLift(TestOptions.DEFAULT);

    private final TestOptions options;

    private FiellerLift(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static FiellerLift withDefaults() {
        return DEFAULT;
    }

    /** The same method with another alternative. */
    public FiellerLift with(Alternative alternative) {
        return new FiellerLift(options.with(alternative));
    }

    /**
     * The same method with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public FiellerLift withErrorRate(double errorRate) {
        return new FiellerLift(options.withErrorRate(errorRate));
    }

    /** Compares raw samples. */
    public Outcome<FiellerEstimate> test(double[] control, double[] treatment) {
        return test(SampleSummary.ofValues(control), SampleSummary.ofValues(treatment));
    }

    /** Compares summaries of means or of ratios of sums. */
    public Outcome<FiellerEstimate> test(SampleSummary control, SampleSummary treatment) {
        Optional<Refusal> refusal = TwoArms.refusal(control, treatment);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (control.mean().signum() == 0) {
            return Outcome.refused(RefusalCode.ZERO_BASELINE, "the control level is 0");
        }
        ExactRational baseline = control.mean().squared();
        ExactRational exactLift =
                treatment.mean().minus(control.mean()).dividedBy(control.mean().abs());
        double lift = exactLift.doubleValue();
        double c = control.squaredStandardError().dividedBy(baseline).doubleValue();
        double t = treatment.squaredStandardError().dividedBy(baseline).doubleValue();
        if (!(Double.isFinite(lift)
                && (c + t > 0 || !TwoArms.vary(control, treatment))
                && c + t < Double.POSITIVE_INFINITY)) {
            return Outcome.refused(RefusalCode.OUT_OF_RANGE, "lift " + lift + ", variations " + c + " and " + t);
        }
        return TwoArms.welchReference(control, treatment)
                .map(reference -> new FiellerEstimate(
                        exactLift, lift, c, t, control.mean().signum(), reference, options));
    }
}
