package io.modelimpact.engine;

import io.modelimpact.json.JsonObject;

/**
 * A comparison that is made by another method than the design would choose.
 *
 * @param method the id of the method that would be chosen
 * @param by the id of the one that is called in its place; must be registered, and for the same kind of design
 */
public record MethodSubstitution(String method, String by) {

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder().put("method", method).put("by", by).build();
    }

    /** Reads what {@link #toJson()} wrote; a {@code json/} code otherwise. */
    public static MethodSubstitution fromJson(JsonObject json) {
        return new MethodSubstitution(json.string("method"), json.string("by"));
    }
}
