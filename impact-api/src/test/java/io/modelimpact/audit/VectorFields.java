package io.modelimpact.audit;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonBoolean;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads members of vector files whatever of the usual names they bear, and bytes whatever of the usual encodings they are in. */
final class VectorFields {

    private VectorFields() {}

    static JsonValue read(Path file) throws IOException {
        return JsonReader.plain().read(Files.readAllBytes(file));
    }

    static Optional<JsonValue> any(JsonObject object, String... names) {
        return Arrays.stream(names).flatMap(name -> object.find(name).stream()).findFirst();
    }

    static Optional<String> text(JsonObject object, String... names) {
        return any(object, names).filter(JsonString.class::isInstance).map(value -> ((JsonString) value).value());
    }

    /** A whole number, -1 if it does not fit; a decimal text counts too. */
    static Optional<Long> whole(JsonObject object, String... names) {
        return any(object, names).flatMap(value -> {
            if (value instanceof JsonNumber number) {
                return Optional.of(number.isInteger() ? (long) number.value() : -1L);
            }
            return value instanceof JsonString string && string.value().matches("[0-9]{1,18}")
                    ? Optional.of(Long.parseLong(string.value()))
                    : Optional.empty();
        });
    }

    static List<String> texts(JsonObject object, String... names) {
        return any(object, names)
                .filter(JsonArray.class::isInstance)
                .map(value -> ((JsonArray) value).strings())
                .orElse(List.of());
    }

    static String name(JsonObject object, int index) {
        return text(object, "name", "id", "desc", "description", "comment", "why", "reason")
                .orElse("case " + index);
    }

    /** Whether the case says that it is to be accepted; what stands for its section otherwise. */
    static boolean isAccepted(JsonObject object, boolean otherwise) {
        Optional<JsonValue> said = any(
                object,
                "wantErr",
                "mustReject",
                "valid",
                "accept",
                "expect",
                "result",
                "verified",
                "ok",
                "shouldVerify",
                "expected",
                "verifies");
        boolean negated = object.has("wantErr") || object.has("mustReject");
        return said.flatMap(VectorFields::truth).map(value -> value != negated).orElse(otherwise);
    }

    /** Hexadecimal, standard or URL-safe Base64, PEM or plain text, in this order of likelihood. */
    static byte[] bytes(String text) {
        if (text.length() % 2 == 0 && text.matches("[0-9a-fA-F]*")) {
            return HexFormat.of().parseHex(text);
        }
        if (text.startsWith("-----BEGIN")) {
            return Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]+-----", ""));
        }
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException plain) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Every object below a value, with whether the section it stands in is one of cases to accept. */
    static void eachObject(JsonValue value, boolean accepted, BiConsumer<JsonObject, Boolean> visitor) {
        if (value instanceof JsonArray array) {
            array.values().forEach(element -> eachObject(element, accepted, visitor));
        } else if (value instanceof JsonObject object) {
            visitor.accept(object, accepted);
            for (Map.Entry<String, JsonValue> member : object.entries().entrySet()) {
                boolean refused =
                        member.getKey().toLowerCase(Locale.ROOT).matches(".*(reject|invalid|malformed|refuse).*");
                eachObject(member.getValue(), accepted && !refused, visitor);
            }
        }
    }

    static List<JsonObject> objects(JsonValue value) {
        List<JsonObject> objects = new ArrayList<>();
        eachObject(value, true, (object, accepted) -> objects.add(object));
        return objects;
    }

    private static Optional<Boolean> truth(JsonValue value) {
        if (value instanceof JsonBoolean flag) {
            return Optional.of(flag.value());
        }
        if (value instanceof JsonString word) {
            return switch (word.value().toLowerCase(Locale.ROOT)) {
                case "valid", "accept", "accepted", "ok", "pass", "true", "verified" -> Optional.of(true);
                case "invalid", "reject", "rejected", "refuse", "refused", "fail", "error", "false" ->
                    Optional.of(false);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }
}
