package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.compare.TestOptions;
import java.util.Optional;

/**
 * Difference of two independent proportions, treatment minus control, by Newcombe's method 10: with l, u the Wilson limits
 * of each arm and {@code d = p_t - p_c},
 *
 * <pre>
 * lower = d - sqrt((p_t - l_t)^2 + (u_c - p_c)^2),   upper = d + sqrt((u_t - p_t)^2 + (p_c - l_c)^2)
 * </pre>
 *
 * The p-value against a null value is the error rate at which a bound meets it.
 *
 * <p>Edges: defined for every table with units in both arms; bounds stay within [-1, 1]. Refused for an empty arm. Accuracy:
 * about 1e-14 relative to the width; p-values by bisection to the last bit. Immutable.
 *
 * <p>Source: R. G. Newcombe (1998), "Interval estimation for the difference between independent proportions: comparison of
 * eleven methods", Statistics in Medicine 17, 873-890.
 */
public final class NewcombeDifference {
    private static final NewcombeDifference DEFAULT = new NewcombeDifference(TestOptions.DEFAULT);

    private final TestOptions options;

    private NewcombeDifference(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static NewcombeDifference withDefaults() {
        return DEFAULT;
    }

    /** The same method with another alternative. */
    public NewcombeDifference with(Alternative alternative) {
        return new NewcombeDifference(options.with(alternative));
    }

    /**
     * The same method with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public NewcombeDifference withErrorRate(double errorRate) {
        return new NewcombeDifference(options.withErrorRate(errorRate));
    }

    /** Compares the arms. */
    public Outcome<NewcombeHybrid> test(Proportion control, Proportion treatment) {
        Optional<Refusal> refusal = TwoProportions.refusal(control, treatment);
        return refusal.isPresent()
                ? Outcome.refused(refusal.get())
                : Outcome.of(
                        new NewcombeHybrid(TwoProportions.difference(control, treatment), control, treatment, options));
    }
}
