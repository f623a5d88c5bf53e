package io.modelimpact.estimand;

/** What kind of quantity a claim is about. */
public enum EstimandKind {
    /** The effect of the change on a metric: candidate minus baseline. */
    EFFECT,
    /** The effect of the change on how far a metric's level in one member of a slice lies above that in another. */
    GAP,
    /** The level of a metric under the candidate itself, compared with nothing. */
    LEVEL
}
