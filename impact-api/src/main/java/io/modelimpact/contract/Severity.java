package io.modelimpact.contract;

/** What a failed rule does. */
public enum Severity {
    /** Nothing may be shipped on these data. */
    BLOCK,
    /** Results stand, flagged. */
    DEGRADE,
    /** It is reported. */
    NOTE
}
