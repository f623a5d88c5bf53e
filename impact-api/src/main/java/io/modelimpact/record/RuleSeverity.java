package io.modelimpact.record;

/** What a failed contract rule does to the results that rest on the data. */
public enum RuleSeverity {
    /** The results are not admissible. */
    BLOCK,
    /** The results stand, flagged. */
    DEGRADE,
    /** The failure is reported only. */
    NOTE
}
