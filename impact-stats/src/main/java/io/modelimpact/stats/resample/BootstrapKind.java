package io.modelimpact.stats.resample;

/** How an interval is made of bootstrap replicates. */
public enum BootstrapKind {
    /** Between quantiles of the replicates. */
    PERCENTILE,
    /** The same, their probabilities corrected for bias and acceleration. */
    BCA,
    /** By the quantiles of the replicates' distances from the estimate, each in its own standard errors. */
    STUDENTISED
}
