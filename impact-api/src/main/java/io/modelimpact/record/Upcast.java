package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.function.UnaryOperator;

/**
 * One step from a format of records to the next. The function is pure: it gets the record as a JSON tree and gives another tree, whose member
 * {@code format.version} is one more. It may move, rename and fill in what the older format left unsaid; it never computes a result anew.
 *
 * @param from the version of the format that it reads
 * @param description what it changes, in words
 * @param function the step
 */
public record Upcast(int from, String description, UnaryOperator<JsonObject> function) {

    /** The step by its versions and its description. */
    public String describe() {
        return "format " + from + " to " + (from + 1) + ": " + description;
    }
}
