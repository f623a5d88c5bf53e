package io.modelimpact.json;

/**
 * A JSON value, immutable. Two values are equal exactly if their canonical bytes are equal;
 * {@code toString} is the canonical text.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /** The JSON name of the type, for messages: object, array, string, number, boolean or null. */
    String typeName();
}
