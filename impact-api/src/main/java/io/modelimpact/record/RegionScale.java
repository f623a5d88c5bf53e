package io.modelimpact.record;

/** The scale in which the region of a claim was declared. */
public enum RegionScale {
    /** The metric's own measure. */
    ABSOLUTE,
    /** Percent of the baseline's level. */
    PERCENT,
    /** Hundredths of a proportion. */
    PERCENTAGE_POINTS,
    /** Standard deviations of the baseline. */
    STANDARD_DEVIATIONS
}
