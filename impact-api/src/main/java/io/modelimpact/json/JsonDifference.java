package io.modelimpact.json;

import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One place at which two JSON values differ.
 *
 * @param pointer where
 * @param expected what the first value holds there; empty if nothing
 * @param actual what the second value holds there; empty if nothing
 * @param ulps for two numbers, how many binary64 values lie from one to the other, at least 1 and at most {@link Long#MAX_VALUE}, which
 *     also stands for more; empty otherwise
 */
public record JsonDifference(
        JsonPointer pointer, Optional<JsonValue> expected, Optional<JsonValue> actual, OptionalLong ulps) {

    /** The 64 bits of the first number, such as {@code 0x3fb999999999999a}; empty if the first value is no number. */
    public Optional<String> expectedBits() {
        return expected.flatMap(JsonDifference::bits);
    }

    /** The 64 bits of the second number; empty if the second value is no number. */
    public Optional<String> actualBits() {
        return actual.flatMap(JsonDifference::bits);
    }

    /** The difference in one line, such as {@code /a/0: expected 1, found 2 (4503599627370496 ulps apart)}; numbers that are not integers with their bits. */
    public String describe() {
        String place = pointer.tokens().isEmpty() ? "(root)" : pointer.toString();
        String distance = ulps.isPresent() ? " (" + ulps.getAsLong() + " ulps apart)" : "";
        return place + ": expected " + text(expected) + ", found " + text(actual) + distance;
    }

    private static String text(Optional<JsonValue> value) {
        return value.map(JsonDifference::withBits).orElse("nothing");
    }

    private static String withBits(JsonValue value) {
        String text = CanonicalJson.text(value);
        return value instanceof JsonNumber number && !number.isInteger()
                ? text + " (" + bits(number.value()) + ")"
                : text;
    }

    private static Optional<String> bits(JsonValue value) {
        return value instanceof JsonNumber number ? Optional.of(bits(number.value())) : Optional.empty();
    }

    private static String bits(double value) {
        return "0x" + HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
    }
}
