package io.modelimpact.scenario;

/** What may come about for an outcome. */
public enum OutcomeEvent {
    /** It lies above a threshold. */
    ABOVE,
    /** It lies below a threshold. */
    BELOW,
    /** It is worse than the same outcome in the reference scenario. */
    WORSE_THAN_REFERENCE
}
