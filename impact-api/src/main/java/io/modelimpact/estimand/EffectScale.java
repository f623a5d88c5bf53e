package io.modelimpact.estimand;

import java.math.BigDecimal;

/** What an amount of effect is counted in. */
public enum EffectScale {
    /** The metric's own measure. */
    ABSOLUTE("", "1"),
    /** Percent of the baseline's value. */
    PERCENT("%", "0.01"),
    /** Hundredths of a proportion, as a difference. */
    PERCENTAGE_POINTS("percentage points", "0.01"),
    /** Standard deviations of a unit's value in the baseline arm. */
    STANDARD_DEVIATIONS("standard deviations", "1");

    private final String words;
    private final String factor;

    EffectScale(String words, String factor) {
        this.words = words;
        this.factor = factor;
    }

    /** The words behind a number on this scale; empty where the measure says it. */
    public String words() {
        return words;
    }

    /** Whether a bound on this scale is compared with the relative effect. */
    public boolean isRelative() {
        return this == PERCENT;
    }

    /** What an amount of one is as a plain number: 0.01 for percent and percentage points. */
    public BigDecimal factor() {
        return new BigDecimal(factor);
    }
}
