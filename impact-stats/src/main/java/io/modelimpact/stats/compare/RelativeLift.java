package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.DoubleDouble;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Optional;

/**
 * Relative difference of the levels of two independent arms, as a fraction of the magnitude of the control level, by the
 * delta method:
 *
 * <pre>
 * estimate = (m_t - m_c) / |m_c|,   SE^2 = v_t/(n_t m_c^2) + v_c m_t^2/(n_c m_c^4)
 * </pre>
 *
 * referred to Student's t with the Welch degrees of freedom of the absolute difference. The sign follows the difference,
 * also where the control level is negative.
 *
 * <p>Edges: refused as {@link WelchTTest}, and where the control level is zero. The approximation is poor where the control
 * level lies within a few of its standard errors from zero.
 *
 * <p>Accuracy: as {@link WelchTTest}. Immutable.
 */
public final class RelativeLift {
    /** Levels within so many powers of two of one have squares that fit double-double arithmetic. */
    private static final int LARGEST_POWER = 100;

    private static final RelativeLift DEFAULT = new RelativeLift(TestOptions.DEFAULT);

    private final TestOptions options;

    private RelativeLift(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static RelativeLift withDefaults() {
        return DEFAULT;
    }

    /** The same method with another alternative. */
    public RelativeLift with(Alternative alternative) {
        return new RelativeLift(options.with(alternative));
    }

    /**
     * The same method with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public RelativeLift withErrorRate(double errorRate) {
        return new RelativeLift(options.withErrorRate(errorRate));
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
        if (control.mean().signum() == 0) {
            return Outcome.refused(RefusalCode.ZERO_BASELINE, "the control level is 0");
        }
        Optional<Estimate> quick = quickly(control, treatment);
        return quick.isPresent() ? Outcome.of(quick.get()) : exactly(control, treatment);
    }

    /** What {@link #exactly} gives, wherever double-double arithmetic decides every rounding; empty elsewhere. */
    Optional<Estimate> quickly(SampleSummary control, SampleSummary treatment) {
        DoubleDouble baseline = control.mean().magnitude();
        DoubleDouble level = treatment.mean().magnitude();
        if (!(baseline.isWithin(LARGEST_POWER) && level.isWithin(LARGEST_POWER))) {
            return Optional.empty();
        }
        TwoArms.QuickErrors errors = TwoArms.QuickErrors.of(control, treatment);
        DoubleDouble square = baseline.squared();
        DoubleDouble fromControl = errors.control().times(level.squared()).dividedBy(square);
        return Estimate.quickly(
                lift(control, treatment),
                errors.treatment().plus(fromControl).dividedBy(square).sqrt(),
                errors.degreesOfFreedom(),
                options);
    }

    Outcome<Estimate> exactly(SampleSummary control, SampleSummary treatment) {
        return TwoArms.welchReference(control, treatment)
                .then(reference -> Estimate.from(
                        lift(control, treatment),
                        squaredError(control, treatment),
                        reference,
                        options.errorRate(),
                        options.alternative()));
    }

    private static ExactRational lift(SampleSummary control, SampleSummary treatment) {
        return treatment.mean().minus(control.mean()).dividedBy(control.mean().abs());
    }

    private static ExactRational squaredError(SampleSummary control, SampleSummary treatment) {
        ExactRational baseline = control.mean().squared().truncatedTo(192);
        ExactRational fromControl = control.squaredStandardError()
                .times(treatment.mean().squared().truncatedTo(192))
                .dividedBy(baseline);
        return treatment.squaredStandardError().plus(fromControl).dividedBy(baseline);
    }
}
