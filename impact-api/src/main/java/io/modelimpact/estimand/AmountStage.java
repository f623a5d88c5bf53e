package io.modelimpact.estimand;

import io.modelimpact.measure.Measure;
import java.math.BigDecimal;
import java.util.Optional;

/** A number that awaits what it is counted in; a bare number is no amount. */
public final class AmountStage {
    private final BigDecimal value;

    /** Starts an amount; the façade's {@code by} and {@code moreThan} call this. */
    public AmountStage(BigDecimal value) {
        this.value = value;
    }

    /** Percent of the baseline's value. */
    public Amount percent() {
        return new Amount(value, EffectScale.PERCENT, Optional.empty());
    }

    /** Percentage points of a proportion. */
    public Amount percentagePoints() {
        return new Amount(value, EffectScale.PERCENTAGE_POINTS, Optional.empty());
    }

    /** Standard deviations of a unit's value in the baseline arm. */
    public Amount standardDeviations() {
        return new Amount(value, EffectScale.STANDARD_DEVIATIONS, Optional.empty());
    }

    /** The metric's own measure. */
    public Amount in(Measure measure) {
        return new Amount(value, EffectScale.ABSOLUTE, Optional.of(measure));
    }
}
