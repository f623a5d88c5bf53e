package io.modelimpact.scenario;

import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import java.math.BigDecimal;

/**
 * A part of a mixture.
 *
 * @param weight the probability of the part; the weights of a mixture sum to 1
 * @param distribution the law of the part
 */
public record WeightedDistribution(BigDecimal weight, Distribution distribution) {

    /** Keeps the weight in canonical form. */
    public WeightedDistribution {
        weight = Decimals.canonical("weight", weight);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("weight", Decimals.text(weight))
                .put("distribution", distribution.toJson())
                .build();
    }

    static WeightedDistribution fromJson(JsonObject json) {
        Members.only(json, "component", "weight", "distribution");
        return new WeightedDistribution(
                Decimals.read("weight", json, "weight"), Members.object(json, "distribution", Distribution::fromJson));
    }
}
