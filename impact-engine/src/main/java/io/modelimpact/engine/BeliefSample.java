package io.modelimpact.engine;

import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.proportion.Proportion;
import java.util.Optional;

/**
 * What the data say of one metric and one candidate.
 *
 * @param relative the relative effect
 * @param baseline the units of the baseline
 * @param candidate the units of the candidate
 */
public record BeliefSample(IntervalEstimate relative, Arm baseline, Arm candidate) {
    /**
     * One arm.
     *
     * @param summary mean and variance of its units
     * @param share its counts, for a proportion
     */
    public record Arm(SampleSummary summary, Optional<Proportion> share) {}
}
