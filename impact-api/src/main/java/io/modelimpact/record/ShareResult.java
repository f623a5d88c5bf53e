package io.modelimpact.record;

import io.modelimpact.json.JsonObject;

/**
 * How many answers are on one level of an ordered scale.
 *
 * @param level the name of the level
 * @param count the answers on it
 * @param share their share of all answers of the arm
 */
public record ShareResult(String level, long count, double share) {

    static ShareResult read(JsonObject json) {
        return new ShareResult(json.string("level"), json.integer("count"), json.number("share"));
    }
}
