package io.modelimpact.estimand;

import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import io.modelimpact.measure.Measure;
import io.modelimpact.measure.Measures;
import io.modelimpact.metric.Metric;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount of effect with its scale.
 *
 * @param value the number as declared, in {@code scale}
 * @param scale what it is counted in
 * @param measure the measure of an absolute amount; empty on the other scales
 */
public record Amount(BigDecimal value, EffectScale scale, Optional<Measure> measure) {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    /** Keeps the number in canonical form. */
    public Amount {
        value = Decimals.canonical("amount", value);
    }

    /** No effect, in the metric's own measure whatever that is. */
    public static Amount zero() {
        return new Amount(BigDecimal.ZERO, EffectScale.ABSOLUTE, Optional.empty());
    }

    /**
     * The amount as a plain number beside estimates of the metric: 0.01 for a percent of the baseline, a percentage point, or a percent as
     * the measure of a level that is a share; standard deviations stay counted as such.
     */
    public BigDecimal numberFor(Metric metric) {
        boolean isShare = metric.kind().isLevelShare()
                && measure.map(Measures.PERCENT::equals).orElse(false);
        return value.multiply(isShare ? PERCENT : scale.factor());
    }

    /** The same amount in the other direction. */
    public Amount negated() {
        return new Amount(value.negate(), scale, measure);
    }

    /** For example {@code 0.5 percentage points}. */
    public String describe() {
        if (value.signum() == 0) {
            return "zero";
        }
        String unit = measure.map(known -> known.isNone() ? "" : known.text()).orElse(scale.words());
        return scale == EffectScale.PERCENT ? Decimals.text(value) + " %" : (Decimals.text(value) + " " + unit).strip();
    }

    /** The canonical JSON form. */
    public JsonObject toJson() {
        JsonObject.Builder json =
                JsonObject.builder().put("value", Decimals.text(value)).put("scale", scale.name());
        measure.ifPresent(known -> json.put("measure", known.text()));
        return json.build();
    }

    /** Reads what {@link #toJson} wrote. */
    public static Amount fromJson(JsonObject json) {
        Members.only(json, "amount", "value", "scale", "measure");
        return new Amount(
                Decimals.read("amount", json, "value"),
                Enums.read(EffectScale.class, json, "scale"),
                json.findString("measure").map(text -> Members.at("measure", () -> Measure.parse(text))));
    }
}
