package io.modelimpact.estimand;

import io.modelimpact.measure.Measure;
import java.math.BigDecimal;

/** Two numbers that await what they are counted in. */
public final class RangeStage {
    private final AmountStage lower;
    private final AmountStage upper;

    /** Starts a range; the façade's {@code range} calls this. */
    public RangeStage(BigDecimal lower, BigDecimal upper) {
        this.lower = new AmountStage(lower);
        this.upper = new AmountStage(upper);
    }

    /** Percent of the baseline's value. */
    public AmountRange percent() {
        return new AmountRange(lower.percent(), upper.percent());
    }

    /** Percentage points of a proportion. */
    public AmountRange percentagePoints() {
        return new AmountRange(lower.percentagePoints(), upper.percentagePoints());
    }

    /** Standard deviations of a unit's value in the baseline arm. */
    public AmountRange standardDeviations() {
        return new AmountRange(lower.standardDeviations(), upper.standardDeviations());
    }

    /** The metric's own measure. */
    public AmountRange in(Measure measure) {
        return new AmountRange(lower.in(measure), upper.in(measure));
    }
}
