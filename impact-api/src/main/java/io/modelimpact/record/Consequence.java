package io.modelimpact.record;

/** What a breached guardrail asks for. */
public enum Consequence {
    /** The candidate is not shipped. */
    HOLD,
    /** The candidate is withdrawn where it runs. */
    ROLL_BACK,
    /** The breach is reported and does not change the decision. */
    NOTE
}
