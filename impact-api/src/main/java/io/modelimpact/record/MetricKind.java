package io.modelimpact.record;

/** How a metric is formed from units. */
public enum MetricKind {
    /** The share of units with a property; values are fractions from 0 to 1. */
    PROPORTION,
    /** The mean of a value per unit. */
    MEAN,
    /** A sum over a sum. */
    RATIO,
    /** The mean number of events per unit. */
    COUNT
}
