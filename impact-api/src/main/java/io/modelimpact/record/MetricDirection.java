package io.modelimpact.record;

/** Which way of a metric is better. */
public enum MetricDirection {
    /** A rise is good. */
    HIGHER_IS_BETTER,
    /** A fall is good. */
    LOWER_IS_BETTER,
    /** Neither way is good in itself. */
    WITHOUT_DIRECTION
}
