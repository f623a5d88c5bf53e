package io.modelimpact.estimand;

import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;

/**
 * Two amounts on one scale.
 *
 * @param lower the smaller amount
 * @param upper the larger amount
 */
public record AmountRange(Amount lower, Amount upper) {

    /** Whether the bounds are in order. */
    public boolean isOrdered() {
        return lower.value().compareTo(upper.value()) < 0;
    }

    /** For example {@code 0.5 % to 2 %}. */
    public String describe() {
        return lower.describe() + " to " + upper.describe();
    }

    /** The canonical JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("lower", lower.toJson())
                .put("upper", upper.toJson())
                .build();
    }

    /** Reads what {@link #toJson} wrote. */
    public static AmountRange fromJson(JsonObject json) {
        Members.only(json, "range", "lower", "upper");
        return new AmountRange(
                Members.object(json, "lower", Amount::fromJson), Members.object(json, "upper", Amount::fromJson));
    }
}
