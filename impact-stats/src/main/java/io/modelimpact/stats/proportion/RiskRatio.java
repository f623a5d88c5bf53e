package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.LogRatioEstimate;
import io.modelimpact.stats.compare.TestOptions;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Optional;

/**
 * Ratio of two independent proportions, treatment over control, on the log scale with a normal reference:
 *
 * <pre>
 * ratio = p_t / p_c,   SE^2 of its logarithm = 1/x_c - 1/n_c + 1/x_t - 1/n_t
 * </pre>
 *
 * The estimate's value is the relative difference, ratio minus one.
 *
 * <p>Edges: refused for an empty arm, a control or treatment arm without a success, and where all units of both arms succeed.
 * Accuracy: exact values rounded once. Immutable.
 *
 * <p>Source: D. Katz, J. Baptista, S. P. Azen, M. C. Pike (1978), doi:10.2307/2530610.
 */
public final class RiskRatio {
    private static final RiskRatio DEFAULT = new RiskRatio(TestOptions.DEFAULT);

    private final TestOptions options;

    private RiskRatio(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static RiskRatio withDefaults() {
        return DEFAULT;
    }

    /** The same method with another alternative. */
    public RiskRatio with(Alternative alternative) {
        return new RiskRatio(options.with(alternative));
    }

    /**
     * The same method with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public RiskRatio withErrorRate(double errorRate) {
        return new RiskRatio(options.withErrorRate(errorRate));
    }

    /** Compares the arms. */
    public Outcome<LogRatioEstimate> test(Proportion control, Proportion treatment) {
        Optional<Refusal> refusal = TwoProportions.refusal(control, treatment);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (control.successes() == 0) {
            return Outcome.refused(RefusalCode.ZERO_BASELINE, "control: no unit succeeds");
        }
        if (treatment.successes() == 0) {
            return Outcome.refused(
                    RefusalCode.DEGENERATE, "treatment: no unit succeeds, so that the ratio has no logarithm");
        }
        return LogRatioEstimate.from(
                treatment.exactShare().dividedBy(control.exactShare()),
                logVariance(control).plus(logVariance(treatment)),
                StandardNormal.INSTANCE,
                options);
    }

    /** {@code 1/x - 1/n = (n - x) / (n x)}. */
    private static ExactRational logVariance(Proportion arm) {
        return ExactRational.of(arm.failures())
                .dividedBy(ExactRational.of(arm.units()).times(arm.successes()));
    }
}
