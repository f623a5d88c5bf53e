package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.TestOptions;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.Optional;

/**
 * Difference of two independent proportions, treatment minus control, with unpooled variance and a normal reference:
 *
 * <pre>
 * estimate = p_t - p_c,   SE^2 = p_c (1 - p_c)/n_c + p_t (1 - p_t)/n_t
 * </pre>
 *
 * With {@link #adjusted()} one success and one failure are first added to each arm (Agresti and Caffo): the estimate is then
 * the centre of the interval, drawn towards 0, and the coverage in small samples far better.
 *
 * <p>Edges: limits are not clipped to [-1, 1]. Refused for an empty arm and, unadjusted, where neither arm varies: a standard error of 0
 * would make any difference certain, and no difference a certainty. {@link #adjusted()}, {@link NewcombeDifference} and {@link ScoreDifference}
 * are defined there. Where one arm varies its error is that of both. Accuracy: exact values rounded once. Immutable.
 *
 * <p>Source: A. Agresti, B. Caffo (2000), doi:10.1080/00031305.2000.10474560.
 */
public final class WaldDifference {
    private static final WaldDifference DEFAULT = new WaldDifference(0, TestOptions.DEFAULT);

    private final int added;
    private final TestOptions options;

    private WaldDifference(int added, TestOptions options) {
        this.added = added;
        this.options = options;
    }

    /** Unadjusted, two-sided, with a 95 % interval. */
    public static WaldDifference withDefaults() {
        return DEFAULT;
    }

    /** With a success and a failure added to each arm. */
    public WaldDifference adjusted() {
        return new WaldDifference(1, options);
    }

    /** The same method with another alternative. */
    public WaldDifference with(Alternative alternative) {
        return new WaldDifference(added, options.with(alternative));
    }

    /**
     * The same method with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public WaldDifference withErrorRate(double errorRate) {
        return new WaldDifference(added, options.withErrorRate(errorRate));
    }

    /** Compares the arms. */
    public Outcome<Estimate> test(Proportion control, Proportion treatment) {
        Optional<Refusal> refusal = TwoProportions.refusal(control, treatment);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Proportion c = extended(control);
        Proportion t = extended(treatment);
        return Estimate.from(
                t.exactShare().minus(c.exactShare()),
                t.varianceOfShare().plus(c.varianceOfShare()),
                StandardNormal.INSTANCE,
                options.errorRate(),
                options.alternative());
    }

    private Proportion extended(Proportion arm) {
        return new Proportion(arm.successes() + added, arm.units() + 2L * added);
    }
}
