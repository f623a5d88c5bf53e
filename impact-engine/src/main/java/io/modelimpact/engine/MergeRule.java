package io.modelimpact.engine;

/** When evidence of two parts can be put together without the rows. */
public enum MergeRule {
    /** Counts and sums over units add up if no unit has rows in both parts. */
    DISJOINT_UNITS,
    /** How many different values there are is known only from the values themselves, or if the parts are known to share none. */
    KEYED,
    /** It can be known only by reading all rows together. */
    RESCAN
}
