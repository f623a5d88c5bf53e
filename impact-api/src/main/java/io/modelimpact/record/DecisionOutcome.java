package io.modelimpact.record;

/** What the policy says to do with a candidate. */
public enum DecisionOutcome {
    /** Put the candidate in place of the baseline. */
    SHIP,
    /** Keep the baseline and do not ship the candidate on this evidence. */
    HOLD,
    /** Withdraw the candidate where it runs. */
    ROLL_BACK,
    /** Keep measuring: the evidence is sound but does not yet tell. */
    COLLECT_MORE
}
