package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StudentT;

/**
 * The level of one sample, by Student's t with n - 1 degrees of freedom: {@code estimate = m, SE^2 = v/n}. On the summary of
 * differences within units it is the paired comparison; on an arm it is the interval of the level itself.
 *
 * <p>Edges: refused for fewer than two units, NaN or infinite values, zero variance, a zero denominator, a result beyond the
 * doubles. Accuracy: exact values rounded once. Immutable.
 *
 * <p>Source: Student (1908), "The probable error of a mean", doi:10.1093/biomet/6.1.1.
 */
public final class OneSampleTTest {
    private static final OneSampleTTest DEFAULT = new OneSampleTTest(TestOptions.DEFAULT);

    private final TestOptions options;

    private OneSampleTTest(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static OneSampleTTest withDefaults() {
        return DEFAULT;
    }

    /** The same test with another alternative. */
    public OneSampleTTest with(Alternative alternative) {
        return new OneSampleTTest(options.with(alternative));
    }

    /**
     * The same test with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public OneSampleTTest withErrorRate(double errorRate) {
        return new OneSampleTTest(options.withErrorRate(errorRate));
    }

    /** Estimates from raw values. */
    public Outcome<Estimate> test(double... values) {
        return test(SampleSummary.ofValues(values));
    }

    /** Estimates from a summary. */
    public Outcome<Estimate> test(SampleSummary sample) {
        if (sample.refusal().isPresent()) {
            return Outcome.refused(sample.refusal().get());
        }
        if (sample.variance().signum() == 0) {
            return Outcome.refused(RefusalCode.DEGENERATE, "the sample does not vary");
        }
        return Estimate.from(
                sample.mean(),
                sample.squaredStandardError(),
                StudentT.withDegreesOfFreedom((double) (sample.count() - 1)),
                options.errorRate(),
                options.alternative());
    }
}
