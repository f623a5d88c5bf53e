package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Direction;
import io.modelimpact.metric.MetricKind;
import java.util.List;
import java.util.Optional;

/**
 * A metric and its levels.
 *
 * @param id the id of the metric
 * @param version the version of its formula
 * @param kind how it is formed
 * @param description the metric in words
 * @param measure what its values are in, such as {@code EUR}; {@code 1} for plain numbers and proportions
 * @param direction which way is better
 * @param because why the metric matters
 * @param levels per arm and slice
 * @param excludedMissing rows left out since the value was missing
 * @param excludedNotFinite rows left out since the value was not finite
 * @param reason why the whole metric was not evaluated
 */
public record MetricResult(
        String id,
        String version,
        MetricKind kind,
        String description,
        String measure,
        Direction direction,
        Optional<String> because,
        List<LevelResult> levels,
        long excludedMissing,
        long excludedNotFinite,
        Optional<Reason> reason) {

    static MetricResult read(JsonObject json) {
        JsonObject excluded = json.findObject("excluded").orElse(JsonObject.empty());
        return new MetricResult(
                json.string("id"),
                json.string("version"),
                RecordParts.constant(json, "kind", MetricKind.class),
                json.string("description"),
                json.string("measure"),
                RecordParts.constant(json, "direction", Direction.class),
                json.findString("because"),
                RecordParts.each(json, "levels", LevelResult::read),
                excluded.findInteger("missing").orElse(0L),
                excluded.findInteger("notFinite").orElse(0L),
                json.findObject("reason").map(Reason::read));
    }
}
