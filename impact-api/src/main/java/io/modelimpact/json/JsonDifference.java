package io.modelimpact.json;

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

    /** The difference in one line, such as {@code /a/0: expected 1, found 2 (4503599627370496 ulps apart)}. */
    public String describe() {
        String place = pointer.tokens().isEmpty() ? "(root)" : pointer.toString();
        String distance = ulps.isPresent() ? " (" + ulps.getAsLong() + " ulps apart)" : "";
        return place + ": expected " + text(expected) + ", found " + text(actual) + distance;
    }

    private static String text(Optional<JsonValue> value) {
        return value.map(CanonicalJson::text).orElse("nothing");
    }
}
