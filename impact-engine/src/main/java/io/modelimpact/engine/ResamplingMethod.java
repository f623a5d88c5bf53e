package io.modelimpact.engine;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.resample.ResampledLevel;

/** A procedure that compares two independent arms by their bootstrap replicates. A released id never changes a bit of its results on valid input. */
public interface ResamplingMethod {
    /** The stable id, {@code namespace/name@major.minor}. */
    String id();

    /**
     * Compares two arms.
     *
     * @param baseline level and replicates of the baseline arm, in the metric's measure
     * @param candidate the same of the candidate's arm, as many replicates
     * @param relative whether the effect is a fraction of the magnitude of the baseline's level
     * @param errorRate one minus the confidence, split evenly between the two bounds
     * @return the estimate, or a refusal that says why there is none
     */
    Outcome<IntervalEstimate> compare(
            ResampledLevel baseline, ResampledLevel candidate, boolean relative, double errorRate);
}
