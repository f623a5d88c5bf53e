package io.modelimpact.stats;

/** The direction of a claim about an effect, treatment minus control. */
public enum Alternative {
    /** The effect differs from the null value in either direction. */
    TWO_SIDED,
    /** The effect lies above the null value. */
    GREATER,
    /** The effect lies below the null value. */
    LESS
}
