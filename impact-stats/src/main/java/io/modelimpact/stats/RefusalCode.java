package io.modelimpact.stats;

/** Reasons for which a method refuses to give a number. Codes are stable; new ones may be added. */
public enum RefusalCode {
    /** The data have no variation from which an uncertainty could be estimated. */
    DEGENERATE,
    /** An arm has fewer units than the method needs. */
    TOO_FEW_UNITS,
    /** The denominator of a ratio sums to zero. */
    ZERO_DENOMINATOR,
    /** A relative effect is asked for, but the control level is zero. */
    ZERO_BASELINE,
    /** The data hold NaN or an infinity. */
    NOT_FINITE,
    /** The result, though defined, is beyond the range of a double. */
    OUT_OF_RANGE,
    /** Units were observed where the design allows none. */
    IMPOSSIBLE_OBSERVATION,
    /** The parameters describe no distribution, or none that can be told apart from a constant. */
    INVALID_PARAMETERS,
    /** Correlations or covariances that no variables can have together. */
    NOT_POSITIVE_SEMIDEFINITE,
    /** So many units that the exact method would take too long; an asymptotic one is the remedy. */
    TOO_MANY_UNITS,
    /** A value that must be known exactly is known within a range. */
    NOT_EXACT,
    /** The measure has no such quantity, such as a relative effect where nothing is a baseline. */
    NOT_DEFINED
}
