package io.modelimpact.record.ledger;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonPointer;
import io.modelimpact.record.ModelVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The recurring fields of entries: what they may hold, and how they are read. */
final class EventFields {

    /** The longest name in characters. */
    static final int MAX_NAME = 200;

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,99})(\\.[0-9]{1,99})?");

    private EventFields() {}

    static void requireName(String field, String value) {
        if (value.isBlank() || value.length() > MAX_NAME || value.chars().anyMatch(c -> c < ' ')) {
            throw refused(field, "expected one line of 1 to " + MAX_NAME + " characters that is not blank");
        }
        requireWellFormed(field, value);
    }

    static void requireWellFormed(String field, String value) {
        if (value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw refused(field, "expected well-formed text, found half of a surrogate pair");
        }
    }

    static void requireInstant(String field, Instant value) {
        if (value.isBefore(FIRST) || value.isAfter(LAST)) {
            throw refused(field, "expected an instant of the years 0000 to 9999, found " + value);
        }
    }

    static void requireDecimal(String field, String value) {
        if (!DECIMAL.matcher(value).matches()) {
            throw refused(field, "expected a decimal number such as 12.50, without exponent, sign + or leading zeros");
        }
    }

    static ImpactException refused(String field, String message) {
        String code = "ledger/entry-field";
        return new ImpactException(
                code,
                List.of(new Problem(code, "/" + field, field + ": " + message, "correct the field", Optional.empty())));
    }

    static Digest digest(JsonObject json, String key) {
        String text = json.string(key);
        return Members.at(key, () -> Digest.parse(text));
    }

    static Optional<Digest> findDigest(JsonObject json, String key) {
        return json.has(key) ? Optional.of(digest(json, key)) : Optional.empty();
    }

    static List<Digest> digests(JsonObject json, String key) {
        List<String> texts = Members.strings(json, key);
        return Members.at(key, () -> texts.stream().map(Digest::parse).toList());
    }

    static JsonArray array(List<Digest> digests) {
        return JsonArray.ofStrings(digests.stream().map(Digest::toString).toList());
    }

    /** Reads an instant in the one spelling that {@link Instant#toString()} writes. */
    static Instant instant(JsonObject json, String key) {
        String text = json.string(key);
        try {
            Instant instant = Instant.parse(text);
            if (instant.toString().equals(text)) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            throw refused(key, "expected an instant such as 2026-03-01T10:00:00Z");
        }
        throw refused(key, "expected an instant in its shortest spelling, such as 2026-03-01T10:00:00Z");
    }

    static JsonPointer pointer(JsonObject json, String key) {
        String text = json.string(key);
        return Members.at(key, () -> JsonPointer.parse(text));
    }

    static JsonObject version(ModelVersion version) {
        return JsonObject.builder()
                .put("model", version.model())
                .put("version", version.version())
                .build();
    }

    static ModelVersion version(JsonObject json) {
        Members.only(json, "model version", "model", "version");
        return new ModelVersion(json.string("model"), json.string("version"));
    }

    static void requireVersion(String field, ModelVersion version) {
        requireName(field, version.model());
        requireName(field, version.version());
    }

    /** The first digits of a digest, enough for a sentence. */
    static String brief(Digest digest) {
        return digest.hex().substring(0, 12);
    }
}
