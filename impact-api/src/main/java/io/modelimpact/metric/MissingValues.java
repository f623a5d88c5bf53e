package io.modelimpact.metric;

/** What a missing value does to a metric. */
public enum MissingValues {
    /** The unit does not enter the metric; how many did not is recorded. */
    EXCLUDED,
    /** The value counts as zero. */
    AS_ZERO,
    /** One missing value and the metric is NOT_EVALUATED. */
    REFUSED
}
