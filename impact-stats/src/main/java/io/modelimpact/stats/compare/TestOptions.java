package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;

/**
 * What every comparison can be told. Immutable.
 *
 * @param alternative the direction of the claim
 * @param errorRate   error rate of the interval, one minus its confidence level; in (0, 1)
 */
public record TestOptions(Alternative alternative, double errorRate) {
    /** Two-sided, with a 95 % interval. */
    public static final TestOptions DEFAULT = new TestOptions(Alternative.TWO_SIDED, 0.05);

    /**
     * Checks the domain.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public TestOptions {
        Estimate.requireErrorRate(errorRate);
    }

    /** The same with another alternative. */
    public TestOptions with(Alternative claim) {
        return new TestOptions(claim, errorRate);
    }

    /**
     * The same with another error rate.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public TestOptions withErrorRate(double rate) {
        return new TestOptions(alternative, rate);
    }
}
