package io.modelimpact.hypothesis;

/** Whether the decision rests on a hypothesis. */
public enum Role {
    /** The decision to ship needs it supported. */
    PRIMARY,
    /** It informs; a refuted one is reported and does not decide. */
    SECONDARY
}
