package io.modelimpact.estimand;

import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * An open set of effects: above a bound, below a bound, between two, or, as a complement, all but one point.
 *
 * @param lower effects must lie above this amount
 * @param upper effects must lie below this amount
 * @param complement whether the region is everything outside {@code [lower, upper]}
 */
public record Region(Optional<Amount> lower, Optional<Amount> upper, boolean complement) {

    /** All effects above the amount. */
    public static Region above(Amount bound) {
        return new Region(Optional.of(bound), Optional.empty(), false);
    }

    /** All effects below the amount. */
    public static Region below(Amount bound) {
        return new Region(Optional.empty(), Optional.of(bound), false);
    }

    /** All effects between the amounts. */
    public static Region between(Amount lower, Amount upper) {
        return new Region(Optional.of(lower), Optional.of(upper), false);
    }

    /** All effects but none. */
    public static Region differentFromZero() {
        return new Region(Optional.of(Amount.zero()), Optional.of(Amount.zero()), true);
    }

    /** The scale of the bounds. */
    public EffectScale scale() {
        return lower.or(() -> upper).map(Amount::scale).orElse(EffectScale.ABSOLUTE);
    }

    /** For example {@code above -0.2 percentage points}. */
    public String describe() {
        if (complement) {
            return "different from zero";
        }
        if (lower.isPresent() && upper.isPresent()) {
            return "between " + lower.get().describe() + " and " + upper.get().describe();
        }
        return lower.map(bound -> "above " + bound.describe())
                .or(() -> upper.map(bound -> "below " + bound.describe()))
                .orElse("anything");
    }

    /** The canonical JSON form. */
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("complement", complement);
        lower.ifPresent(bound -> json.put("lower", bound.toJson()));
        upper.ifPresent(bound -> json.put("upper", bound.toJson()));
        return json.build();
    }

    /** Reads what {@link #toJson} wrote. */
    public static Region fromJson(JsonObject json) {
        Members.only(json, "region", "lower", "upper", "complement");
        return new Region(
                Members.find(json, "lower", Amount::fromJson),
                Members.find(json, "upper", Amount::fromJson),
                json.findFlag("complement").orElse(false));
    }
}
