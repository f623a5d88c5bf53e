package io.modelimpact.engine.internal.scan;

/** Of what a metric counts how often each value occurs. */
enum CountedValues {
    /** Of nothing: the metric is about sums. */
    NONE,
    /** Of the rows. */
    OF_ROWS,
    /** Of the rows, unit by unit. */
    OF_CLUSTERS,
    /** Of the totals of units. */
    OF_TOTALS
}
