package io.modelimpact.guardrail;

/** What follows when a guardrail is broken. */
public enum Reaction {
    /** The candidate is not shipped. */
    HOLD,
    /** Units that see the candidate go back to the baseline. */
    ROLL_BACK,
    /** It is reported and does not decide. */
    NOTE
}
