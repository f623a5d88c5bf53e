package io.modelimpact.engine;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.PairedSummary;

/** A statistical procedure that compares two versions on the same units. A released id never changes a bit of its results on valid input. */
public interface PairedMethod {
    /** The stable id, {@code namespace/name@major.minor}. */
    String id();

    /**
     * Compares two versions.
     *
     * @param pairs levels, variances and covariance, in the metric's measure; for a proportion over rows also the fourfold table
     * @param errorRate one minus the confidence, split evenly between the two bounds
     * @return the estimate, or a refusal that says why there is none
     */
    Outcome<IntervalEstimate> compare(PairedSummary pairs, double errorRate);
}
