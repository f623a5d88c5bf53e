package io.modelimpact.decision;

/** How the family of claims and guardrails is protected against chance findings. */
public enum Multiplicity {
    /** Holm's step-down procedure with simultaneous intervals. */
    HOLM,
    /** Bonferroni's equal split. */
    BONFERRONI,
    /** Every claim on its own; the record says so. */
    NONE
}
