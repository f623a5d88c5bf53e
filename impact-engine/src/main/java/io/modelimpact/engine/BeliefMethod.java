package io.modelimpact.engine;

import io.modelimpact.decision.Prior;
import io.modelimpact.stats.Outcome;

/** A way to learn from data what to believe. A released id never changes a bit of its results on valid input. */
public interface BeliefMethod {
    /** The stable id, {@code namespace/name@major.minor}. */
    String id();

    /** Whether losses and intervals are fractions of the baseline. */
    boolean isRelative();

    /**
     * The belief after the data.
     *
     * @param prior the belief before, of a family that names this method
     * @param errorRate one minus the level of the interval
     */
    Outcome<Posterior> after(Prior prior, BeliefSample sample, double errorRate);
}
