package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * A confidence interval in the unit of its estimate. An end that is not present is unbounded.
 *
 * @param lower the lower end
 * @param upper the upper end
 * @param confidence the confidence level, between 0 and 1
 */
public record Interval(Optional<Double> lower, Optional<Double> upper, double confidence) {

    static Interval read(JsonObject json) {
        return new Interval(
                RecordParts.number(json, "lower"), RecordParts.number(json, "upper"), json.number("confidence"));
    }
}
