package io.modelimpact.report;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.ImpactRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Records to draw: the sample of the format, variants of it, and one whose every text is an attack. */
final class SampleRecords {

    /** Texts that belong to the format, which an attacker can not choose. */
    private static final Pattern FIXED =
            Pattern.compile("[A-Z][A-Z_]+|sha256:[0-9a-f]+|impact-[a-z]+(-[0-9]+)?|sha-256|-?[0-9.]+");

    private SampleRecords() {}

    static JsonObject json() {
        try (InputStream in = ImpactRecord.class.getResourceAsStream("sample-record.json")) {
            if (in == null) {
                throw new IllegalStateException("no sample record");
            }
            return (JsonObject) JsonReader.strict().read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImpactRecord sample() {
        return ImpactRecord.of(json());
    }

    /** The sample with the part at a path replaced. */
    static ImpactRecord with(JsonValue replacement, String... path) {
        return with(sample(), replacement, path);
    }

    /** A record with the value at a path replaced. */
    static ImpactRecord with(ImpactRecord record, JsonValue replacement, String... path) {
        return ImpactRecord.of((JsonObject) replace(record.json(), replacement, List.of(path)));
    }

    /** The sample with every free text turned into the attack; ids keep their start, so that references still meet. */
    static ImpactRecord hostile(String attack) {
        return hostile(sample(), attack);
    }

    /** A record with every free text turned into the attack. */
    static ImpactRecord hostile(ImpactRecord record, String attack) {
        return ImpactRecord.of((JsonObject) infected(record.json(), attack));
    }

    private static JsonValue infected(JsonValue value, String attack) {
        if (value instanceof JsonObject object) {
            JsonObject.Builder copy = JsonObject.builder();
            object.entries().forEach((key, member) -> copy.put(key, infected(member, attack)));
            return copy.build();
        }
        if (value instanceof JsonArray array) {
            return JsonArray.of(
                    array.values().stream().map(each -> infected(each, attack)).toList());
        }
        boolean free =
                value instanceof JsonString text && !FIXED.matcher(text.value()).matches();
        return free ? new JsonString(((JsonString) value).value() + attack) : value;
    }

    static JsonValue replace(JsonValue value, JsonValue replacement, List<String> path) {
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
        return object.with(path.get(0), replace(object.value(path.get(0)), replacement, rest));
    }
}
