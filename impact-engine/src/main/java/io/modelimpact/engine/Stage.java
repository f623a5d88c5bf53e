package io.modelimpact.engine;

/** A stage of an evaluation, in the order in which they run. */
public enum Stage {
    /** The assessment is resolved against schemas and methods. */
    PLAN,
    /** Rows become evidence. */
    SCAN,
    /** Evidence becomes estimates, checks and verdicts. */
    JUDGE,
    /** The policy is applied to the verdicts. */
    DECIDE
}
