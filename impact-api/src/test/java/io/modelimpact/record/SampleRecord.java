package io.modelimpact.record;

import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A record with three arms, two candidates, slices, undefined values, failures of every kind and hostile texts. */
final class SampleRecord {

    private SampleRecord() {}

    static JsonObject json() {
        return (JsonObject) JsonReader.strict().read(resource("sample-record.json"));
    }

    static byte[] bytes() {
        return CanonicalJson.bytes(json());
    }

    static ImpactRecord record() {
        return ImpactRecord.of(json());
    }

    static byte[] resource(String name) {
        try (InputStream in = SampleRecord.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value with the part at a path replaced; indices are written as numbers. */
    static JsonObject with(JsonObject root, JsonValue replacement, String... path) {
        return (JsonObject) replace(root, replacement, List.of(path));
    }

    static JsonObject with(JsonObject root, String replacement, String... path) {
        return with(root, new JsonString(replacement), path);
    }

    private static JsonValue replace(JsonValue value, JsonValue replacement, List<String> path) {
        if (path.isEmpty()) {
            return replacement;
        }
        List<String> rest = path.subList(1, path.size());
        if (value instanceof JsonArray array) {
            List<JsonValue> copy = new ArrayList<>(array.values());
            int index = Integer.parseInt(path.get(0));
            copy.set(index, replace(array.get(index), replacement, rest));
            return JsonArray.of(copy);
        }
        JsonObject object = (JsonObject) value;
        JsonValue inner = object.find(path.get(0)).orElse(JsonObject.empty());
        return object.with(path.get(0), replace(inner, replacement, rest));
    }
}
