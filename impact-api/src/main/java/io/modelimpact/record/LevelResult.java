package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * The level of a metric in one arm.
 *
 * @param arm the name of the arm
 * @param slice the part of the population; everyone if not present
 * @param units the number of units the level rests on
 * @param value the level, in the metric's measure; a proportion as a fraction
 * @param standardDeviation between units, where there is one
 */
public record LevelResult(
        String arm,
        Optional<SliceMember> slice,
        long units,
        Quantity<Double> value,
        Optional<Double> standardDeviation) {

    static LevelResult read(JsonObject json) {
        return new LevelResult(
                json.string("arm"),
                SliceMember.find(json),
                json.integer("units"),
                RecordParts.quantity(json, "value"),
                RecordParts.number(json, "standardDeviation"));
    }
}
