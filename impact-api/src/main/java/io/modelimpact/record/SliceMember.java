package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * One part of the population.
 *
 * @param name what the population is cut by, such as {@code country}
 * @param member the part, such as {@code DE}
 */
public record SliceMember(String name, String member) {

    /** Name and member in one text, such as {@code country=DE}. */
    public String text() {
        return name + "=" + member;
    }

    static Optional<SliceMember> find(JsonObject json) {
        return json.findObject("slice").map(slice -> new SliceMember(slice.string("name"), slice.string("member")));
    }
}
