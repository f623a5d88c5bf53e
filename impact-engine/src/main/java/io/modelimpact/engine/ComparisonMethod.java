package io.modelimpact.engine;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.SampleSummary;

/**
 * A statistical procedure that compares two independent arms. A released id never changes a bit of its results on valid input.
 */
public interface ComparisonMethod {
    /** The stable id, {@code namespace/name@major.minor}. */
    String id();

    /**
     * Compares two arms.
     *
     * @param baseline mean and variance of a unit's value in the baseline arm, in the metric's measure
     * @param candidate the same of the candidate's arm
     * @param errorRate one minus the confidence, split evenly between the two bounds
     * @return the estimate, or a refusal that says why there is none
     */
    Outcome<Estimate> compare(SampleSummary baseline, SampleSummary candidate, double errorRate);
}
