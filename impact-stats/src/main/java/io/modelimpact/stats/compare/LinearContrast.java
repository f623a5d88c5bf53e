package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StudentT;
import io.modelimpact.stats.exact.ExactRational;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sum of some levels minus the sum of others, all from independent samples, such as the change of a gap between two groups of units:
 *
 * <pre>
 * estimate = sum of m_i - sum of m_j,   SE^2 = sum of v_k / n_k,
 * df = SE^4 / [sum of (v_k/n_k)^2 / (n_k - 1)]
 * </pre>
 *
 * With one level on each side it is {@link WelchTTest}.
 *
 * <p>Edges: refused where one of the summaries is unusable, where nothing varies, or a result is beyond the doubles. Immutable.
 *
 * <p>Source: F. E. Satterthwaite (1946), "An approximate distribution of estimates of variance components", doi:10.2307/3002019.
 */
public final class LinearContrast {
    private static final LinearContrast DEFAULT = new LinearContrast(TestOptions.DEFAULT);

    private final TestOptions options;

    private LinearContrast(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static LinearContrast withDefaults() {
        return DEFAULT;
    }

    /** The same test with another alternative. */
    public LinearContrast with(Alternative alternative) {
        return new LinearContrast(options.with(alternative));
    }

    /**
     * The same test with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public LinearContrast withErrorRate(double errorRate) {
        return new LinearContrast(options.withErrorRate(errorRate));
    }

    /** Estimates the sum of the added levels minus that of the subtracted ones. */
    public Outcome<Estimate> test(List<SampleSummary> added, List<SampleSummary> subtracted) {
        List<SampleSummary> all =
                Stream.concat(added.stream(), subtracted.stream()).toList();
        for (SampleSummary summary : all) {
            if (summary.refusal().isPresent()) {
                Refusal reason = summary.refusal().get();
                return Outcome.refused(reason.code(), "one of the samples: " + reason.message());
            }
        }
        ExactRational squaredError =
                all.stream().map(SampleSummary::squaredStandardError).reduce(ExactRational.ZERO, ExactRational::plus);
        if (squaredError.signum() == 0) {
            return Outcome.refused(RefusalCode.DEGENERATE, "none of the samples varies");
        }
        return Estimate.from(
                sum(added).minus(sum(subtracted)),
                squaredError,
                StudentT.withDegreesOfFreedom(degreesOfFreedom(all, squaredError)),
                options.errorRate(),
                options.alternative());
    }

    private static ExactRational sum(List<SampleSummary> summaries) {
        return summaries.stream().map(SampleSummary::mean).reduce(ExactRational.ZERO, ExactRational::plus);
    }

    private static double degreesOfFreedom(List<SampleSummary> all, ExactRational squaredError) {
        ExactRational spread = ExactRational.ZERO;
        for (SampleSummary summary : all) {
            spread = spread.plus(summary.squaredStandardError().squared().dividedBy(summary.count() - 1));
        }
        return squaredError.squared().dividedBy(spread).doubleValue();
    }
}
