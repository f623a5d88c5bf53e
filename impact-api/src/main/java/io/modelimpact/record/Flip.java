package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * What would turn a decision.
 *
 * @param subject the claim, check or contract that would have to come out otherwise
 * @param sentence what would have to happen, in words
 * @param unitsMissing how many more units per arm it may take, if that is known
 * @param distance from the interval to the bound, in the unit that {@code scale} names
 * @param scale what the distance is in
 */
public record Flip(
        String subject,
        String sentence,
        Optional<Long> unitsMissing,
        Optional<Double> distance,
        Optional<EstimateScale> scale) {

    static Flip read(JsonObject json) {
        return new Flip(
                json.string("subject"),
                json.string("sentence"),
                json.findInteger("unitsMissing"),
                RecordParts.number(json, "distance"),
                RecordParts.findConstant(json, "scale", EstimateScale.class));
    }
}
