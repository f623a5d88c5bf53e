package io.modelimpact.record;

/** Where the estimate lies beside the range that was expected. */
public enum ExpectationOutcome {
    /** Within the expected range, its ends included. */
    INSIDE,
    /** Below the expected range. */
    BELOW,
    /** Above the expected range. */
    ABOVE,
    /** There is no estimate. */
    NOT_EVALUATED
}
