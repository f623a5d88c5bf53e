package io.modelimpact.record;

/** The weight of a hypothesis in the decision. */
public enum HypothesisRole {
    /** The decision rests on it. */
    PRIMARY,
    /** It informs, and cannot make a decision alone. */
    SECONDARY
}
