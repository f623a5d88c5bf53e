package io.modelimpact.record;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonValue;
import java.util.Arrays;

/** Reads stored JSON and refuses every byte sequence but the canonical one. */
final class CanonicalBytes {

    private CanonicalBytes() {}

    static JsonObject object(byte[] bytes, String subject) {
        JsonValue value = JsonReader.strict().read(bytes);
        if (!Arrays.equals(bytes, CanonicalJson.bytes(value))) {
            throw broken("the bytes of the " + subject + " are not canonical JSON, so they are not what was written");
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw broken("expected a " + subject + " as a JSON object, found " + value.typeName());
    }

    /** The refusal of bytes that are not what was written. */
    static ImpactException broken(String message) {
        return new ImpactException(
                "record/integrity-broken",
                message,
                "restore the file from where it was stored; do not edit or reformat it");
    }
}
