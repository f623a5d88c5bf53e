package io.modelimpact.audit;

import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNull;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The data of RFC 8785: documents, the numbers of appendix B, the long number list, further cases. */
final class CanonicalSuites {

    private CanonicalSuites() {}

    static void documents(Path rfc8785, SuiteTally tally) throws IOException {
        for (Path input : files(rfc8785.resolve("input"))) {
            String name = input.getFileName().toString();
            byte[] canonical = canonical(Files.readAllBytes(input));
            Path output = rfc8785.resolve("output").resolve(name);
            Path hex = rfc8785.resolve("outhex").resolve(name.replaceAll("\\.json$", ".txt"));
            if (Files.exists(output)) {
                // The published output files may end with a line feed of the editor that wrote them.
                String expected = Files.readString(output).stripTrailing();
                tally.check("output of " + name, () -> new String(canonical, StandardCharsets.UTF_8).equals(expected));
            }
            if (Files.exists(hex)) {
                byte[] expected = HexFormat.of().parseHex(Files.readString(hex).replaceAll("\\s", ""));
                tally.check("bytes of " + name, () -> Arrays.equals(canonical, expected));
            }
            tally.check(
                    "canonical form of the canonical form of " + name,
                    () -> Arrays.equals(canonical(canonical), canonical));
        }
    }

    static void appendixB(Path file, SuiteTally tally) throws IOException {
        for (JsonObject vector :
                ((JsonObject) VectorFields.read(file)).array("vectors").objects()) {
            double value = number(vector.string("bits"));
            boolean written = vector.value("string") instanceof JsonString;
            tally.check(
                    "bits " + vector.string("bits"),
                    written,
                    () -> CanonicalJson.number(value).equals(expected(vector)));
        }
    }

    static void numbers(Path file, SuiteTally tally) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number(line.trim(), tally);
            }
        }
    }

    static void extraCases(Path file, SuiteTally tally) throws IOException {
        JsonObject document = (JsonObject) VectorFields.read(file);
        List<JsonValue> cases = elements(document, "cases");
        for (int i = 0; i < cases.size(); i++) {
            JsonObject vector = (JsonObject) cases.get(i);
            tally.check(VectorFields.name(vector, i), () -> Arrays.equals(canonical(input(vector)), output(vector)));
        }
        List<JsonValue> refused = elements(document, "mustReject");
        for (int i = 0; i < refused.size(); i++) {
            JsonValue vector = refused.get(i);
            String name = vector instanceof JsonObject object ? VectorFields.name(object, i) : vector.toString();
            tally.check("refusal of " + name, false, () -> {
                reader(vector).withMaxDepth(JsonReader.GREATEST_MAX_DEPTH).read(input(vector));
                return true;
            });
        }
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void number(String line, SuiteTally tally) {
        int comma = line.indexOf(',');
        if (comma > 0 && line.substring(0, comma).matches("[0-9a-fA-F]{1,16}")) {
            double value = number(line.substring(0, comma));
            tally.check(line, () -> CanonicalJson.number(value).equals(line.substring(comma + 1)));
        }
    }

    private static double number(String bits) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(bits.replaceFirst("^0x", ""), 16));
    }

    private static Object expected(JsonObject vector) {
        return vector.value("string") instanceof JsonString text ? text.value() : JsonNull.NULL;
    }

    private static byte[] canonical(byte[] json) {
        return CanonicalJson.bytes(
                JsonReader.plain().withMaxDepth(JsonReader.GREATEST_MAX_DEPTH).read(json));
    }

    private static List<JsonValue> elements(JsonObject document, String key) {
        return document.find(key).map(list -> ((JsonArray) list).values()).orElse(List.of());
    }

    /** A case that only the record's profile refuses says so. */
    private static JsonReader reader(JsonValue vector) {
        boolean profile = vector instanceof JsonObject object
                && VectorFields.text(object, "profile")
                        .filter(word -> !word.matches("(?i)plain|jcs|rfc ?8785"))
                        .isPresent();
        return profile ? JsonReader.strict() : JsonReader.plain();
    }

    private static byte[] input(JsonValue vector) {
        if (vector instanceof JsonString text) {
            return utf8(text.value());
        }
        JsonObject object = (JsonObject) vector;
        return encoded(object, "inputHex", "input_hex", "hex", "bytesHex", "inputUtf8Hex", "inhex")
                .or(() ->
                        VectorFields.any(object, "input", "json", "text", "in").map(CanonicalSuites::literal))
                .orElseThrow(() -> new UncheckedIOException(new IOException("no input in " + object)));
    }

    private static byte[] output(JsonObject object) {
        return encoded(object, "outputHex", "output_hex", "outhex", "expectedHex", "canonicalHex", "utf8Hex")
                .or(() -> VectorFields.any(object, "output", "expected", "canonical", "out")
                        .map(CanonicalSuites::literal))
                .orElseThrow(() -> new UncheckedIOException(new IOException("no output in " + object)));
    }

    private static Optional<byte[]> encoded(JsonObject object, String... names) {
        return VectorFields.text(object, names).map(hex -> HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
    }

    /** A document is mostly given as a text; given as a value, its own canonical form stands for it. */
    private static byte[] literal(JsonValue value) {
        return value instanceof JsonString text ? utf8(text.value()) : CanonicalJson.bytes(value);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
