package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * The values of an effect for which a claim is true. An end that is not present is unbounded.
 *
 * @param lower the lower bound, in the unit of the claim's interval
 * @param upper the upper bound, in the unit of the claim's interval
 * @param complement whether the claim is true outside the bounds instead of between them
 * @param description the region in words, such as {@code above 0}
 */
public record Region(Optional<Double> lower, Optional<Double> upper, boolean complement, String description) {

    static Region read(JsonObject json) {
        return new Region(
                RecordParts.number(json, "lower"),
                RecordParts.number(json, "upper"),
                json.findFlag("complement").orElse(false),
                json.string("description"));
    }
}
