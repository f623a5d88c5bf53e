package io.modelimpact.record;

/** What became of a guardrail or of a check. Only {@link #HELD} is a pass. */
public enum GuardrailVerdict {
    /** The limit was kept: the interval lies inside the allowed region, or the test did not alarm. */
    HELD,
    /** The limit was broken: the interval lies wholly outside the allowed region, or the test alarmed. */
    BREACHED,
    /** The evidence does not tell, or a required diagnostic failed or is missing. */
    INCONCLUSIVE,
    /** Nothing was evaluated; the reason is recorded. */
    NOT_EVALUATED
}
