package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.distribution.StudentT;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Optional;

/**
 * Difference of the levels of two independent arms, treatment minus control, by Student's t test with pooled variance:
 *
 * <pre>
 * estimate = m_t - m_c,   SE^2 = s_p^2 (1/n_c + 1/n_t),
 * s_p^2 = [(n_c - 1) v_c + (n_t - 1) v_t] / (n_c + n_t - 2),   df = n_c + n_t - 2
 * </pre>
 *
 * It assumes equal variances; where arms differ in size and variance its level is off, and {@link WelchTTest} is not.
 *
 * <p>Edges: refused as {@link WelchTTest}. Accuracy: exact values rounded once. Immutable.
 *
 * <p>Source: Student (1908), "The probable error of a mean", doi:10.1093/biomet/6.1.1.
 */
public final class PooledTTest {
    private static final PooledTTest DEFAULT = new PooledTTest(TestOptions.DEFAULT);

    private final TestOptions options;

    private PooledTTest(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static PooledTTest withDefaults() {
        return DEFAULT;
    }

    /** The same test with another alternative. */
    public PooledTTest with(Alternative alternative) {
        return new PooledTTest(options.with(alternative));
    }

    /**
     * The same test with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public PooledTTest withErrorRate(double errorRate) {
        return new PooledTTest(options.withErrorRate(errorRate));
    }

    /** Compares raw samples. */
    public Outcome<Estimate> test(double[] control, double[] treatment) {
        return test(SampleSummary.ofValues(control), SampleSummary.ofValues(treatment));
    }

    /** Compares summaries. */
    public Outcome<Estimate> test(SampleSummary control, SampleSummary treatment) {
        Optional<Refusal> refusal = TwoArms.refusal(control, treatment);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        ExactRational c = ExactRational.of(control.count());
        ExactRational t = ExactRational.of(treatment.count());
        ExactRational degreesOfFreedom = c.plus(t).minus(ExactRational.of(2));
        ExactRational pooled = control.variance()
                .times(control.count() - 1)
                .plus(treatment.variance().times(treatment.count() - 1))
                .dividedBy(degreesOfFreedom);
        return Estimate.from(
                treatment.mean().minus(control.mean()),
                pooled.times(c.plus(t)).dividedBy(c.times(t)),
                StudentT.withDegreesOfFreedom(degreesOfFreedom.doubleValue()),
                options.errorRate(),
                options.alternative());
    }
}
