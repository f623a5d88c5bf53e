package io.modelimpact.record;

/** What the estimate and the interval of a claim are in. */
public enum EstimateScale {
    /** The metric's measure; for a proportion a fraction, 0.01 being one percentage point. */
    ABSOLUTE,
    /** A fraction of the baseline's level, 0.01 being one percent. */
    RELATIVE
}
