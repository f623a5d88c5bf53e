package io.modelimpact.json;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A JSON value is not of the shape its reader expects. Codes: {@code json/missing-key}, {@code json/unexpected-type},
 * {@code json/not-an-integer}, {@code json/pointer-syntax}, {@code json/digest-syntax}. The problem's path is a JSON Pointer relative
 * to the value that was asked.
 */
public final class JsonShapeException extends ImpactException {

    private static final long serialVersionUID = 1L;

    private static final int EXCERPT_LENGTH = 80;

    JsonShapeException(String code, JsonPointer pointer, String message, String remedy) {
        super(code, List.of(new Problem(code, pointer.toString(), message, remedy, Optional.empty())));
    }

    /** The start of a text that came from outside, short enough for a message. */
    static String excerpt(String text) {
        return text.length() <= EXCERPT_LENGTH ? text : text.substring(0, EXCERPT_LENGTH) + "...";
    }

    static JsonShapeException missing(String expected, String key) {
        return new JsonShapeException(
                "json/missing-key",
                JsonPointer.root().append(key),
                "expected " + expected + " at key '" + key + "', found nothing",
                "add the key, or check its spelling");
    }

    static JsonShapeException unexpected(String expected, String key, JsonValue found) {
        return new JsonShapeException(
                "json/unexpected-type",
                JsonPointer.root().append(key),
                "expected " + expected + " at key '" + key + "', found " + found.typeName(),
                "write a value of type " + expected);
    }

    static JsonShapeException unexpected(String expected, int index, JsonValue found) {
        return new JsonShapeException(
                "json/unexpected-type",
                JsonPointer.root().append(index),
                "expected " + expected + " at index " + index + ", found " + found.typeName(),
                "write elements of type " + expected);
    }

    static JsonShapeException notAnInteger(String key, JsonNumber found) {
        return new JsonShapeException(
                "json/not-an-integer",
                JsonPointer.root().append(key),
                "expected integer within ±(2^53-1) at key '" + key + "', found " + found,
                "write a whole number, or a string if it is larger");
    }
}
