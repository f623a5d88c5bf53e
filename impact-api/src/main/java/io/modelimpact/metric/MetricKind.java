package io.modelimpact.metric;

/** The form of a metric. */
public enum MetricKind {
    /** The share of units that meet a condition. */
    PROPORTION,
    /** The mean of a quantity over units. */
    MEAN,
    /** The sum of one quantity over the sum of another. */
    RATIO,
    /** The mean of a non-negative whole number over units. */
    COUNT,
    /** The share of promoters less the share of detractors among answers from 0 to 10, in percentage points of answers. */
    NET_PROMOTER_SCORE,
    /** The value that a share of the units stay at or below. */
    QUANTILE,
    /**
     * An answer on an ordered scale. Its level is the share of answers in the top box, its effect Cliff's delta: how much more often the
     * candidate's answer is the higher one of a pair than the baseline's.
     */
    ORDINAL;

    /** Whether the level is a share between 0 and 1. */
    public boolean isLevelShare() {
        return this == PROPORTION || this == ORDINAL;
    }
}
