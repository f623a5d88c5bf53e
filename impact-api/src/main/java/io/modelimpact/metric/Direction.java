package io.modelimpact.metric;

/** Which way a metric is better. */
public enum Direction {
    /** More is better. */
    HIGHER_IS_BETTER,
    /** Less is better. */
    LOWER_IS_BETTER,
    /** Neither; the metric may only be claimed about with an explicit bound. */
    WITHOUT_DIRECTION
}
