package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * An arm of the study.
 *
 * @param name the name, as it stands in the data
 * @param version the version of the model that served it
 * @param role baseline or candidate
 * @param plannedWeight the declared weight of the assignment, a decimal
 * @param units the number of units found
 */
public record ArmResult(String name, ModelVersion version, ArmRole role, Optional<String> plannedWeight, long units) {

    static ArmResult read(JsonObject json) {
        return new ArmResult(
                json.string("name"),
                ModelVersion.read(json.object("version")),
                RecordParts.constant(json, "role", ArmRole.class),
                json.findString("plannedWeight"),
                json.integer("units"));
    }
}
