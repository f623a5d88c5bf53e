package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The level of a metric in one arm.
 *
 * @param arm the name of the arm
 * @param slice the part of the population; everyone if not present
 * @param units the number of units the level rests on
 * @param value the level, in the metric's measure; a proportion, or the share of the top box of a scale, as a fraction
 * @param standardDeviation between units, where there is one
 * @param shares the answers on each level, from the lowest to the highest; none for a metric without an ordered scale
 * @param relativeError how far the level may be off, relative to itself, where its values are known by bins; not present where they are exact
 */
public record LevelResult(
        String arm,
        Optional<SliceMember> slice,
        long units,
        Quantity<Double> value,
        Optional<Double> standardDeviation,
        List<ShareResult> shares,
        Optional<Double> relativeError) {

    static LevelResult read(JsonObject json) {
        return new LevelResult(
                json.string("arm"),
                SliceMember.find(json),
                json.integer("units"),
                RecordParts.quantity(json, "value"),
                RecordParts.number(json, "standardDeviation"),
                RecordParts.each(json, "shares", ShareResult::read),
                json.findNumber("relativeError"));
    }
}
