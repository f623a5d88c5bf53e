package io.modelimpact.record;

import io.modelimpact.json.JsonObject;

/**
 * Why something is undefined, not evaluated or inconclusive.
 *
 * @param code an open, namespaced and stable text such as {@code metric/zero-denominator}
 * @param message what was found, as plain text
 * @param remedy what to do about it, as plain text; may be empty
 */
public record Reason(String code, String message, String remedy) {

    static Reason read(JsonObject json) {
        return new Reason(
                json.string("code"),
                json.string("message"),
                json.findString("remedy").orElse(""));
    }
}
