package io.modelimpact.record;

/** What kind of thing there is to do about what is not settled. */
public enum NextStepKind {
    /** Wait for more units. */
    MORE_UNITS,
    /** Ask for less: a bound that is decided already. */
    DECIDED_TODAY,
    /** Measure with less noise. */
    LOWER_VARIANCE,
    /** Draw more often. */
    MORE_DRAWS
}
