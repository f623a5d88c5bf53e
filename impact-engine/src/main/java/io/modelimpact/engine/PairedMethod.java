package io.modelimpact.engine;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;

/** A statistical procedure that compares two versions on the same units. A released id never changes a bit of its results on valid input. */
public interface PairedMethod {
    /** The stable id, {@code namespace/name@major.minor}. */
    String id();

    /**
     * Compares two versions.
     *
     * @param pairs what the units say of both versions
     * @param errorRate one minus the confidence, split evenly between the two bounds
     * @return the estimate, or a refusal that says why there is none
     */
    Outcome<IntervalEstimate> compare(PairedSample pairs, double errorRate);
}
