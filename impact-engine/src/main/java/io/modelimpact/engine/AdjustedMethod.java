package io.modelimpact.engine;

import io.modelimpact.stats.Outcome;

/**
 * A statistical procedure that compares two independent arms with what was known of their units before: covariates, strata, or both. A
 * released id never changes a bit of its results on valid input.
 */
public interface AdjustedMethod {
    /** The stable id, {@code namespace/name@major.minor}. */
    String id();

    /**
     * Compares two arms.
     *
     * @param sample the moments of both arms, in the measures of the metric and its covariates
     * @param errorRate one minus the confidence, split evenly between the two bounds
     * @return the estimate, or a refusal that says why there is none
     */
    Outcome<AdjustedEstimate> compare(AdjustedSample sample, double errorRate);
}
