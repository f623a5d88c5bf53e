package io.modelimpact.record;

/** What became of a hypothesis. Only {@link #SUPPORTED} counts in favour of a candidate. */
public enum HypothesisVerdict {
    /** The interval lies inside the declared region and every required diagnostic held. */
    SUPPORTED,
    /** The interval lies wholly outside the declared region. */
    REFUTED,
    /** The interval crosses a bound of the region, or a required diagnostic failed or is missing. */
    INCONCLUSIVE,
    /** There is no estimate; the reason is recorded. */
    NOT_EVALUATED
}
