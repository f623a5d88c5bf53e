package io.modelimpact.json;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * The canonical form of a JSON value (RFC 8785, JSON Canonicalization Scheme): no white space, keys sorted by UTF-16 code units, the
 * shortest escapes, numbers as ECMAScript writes them. Equal values have equal bytes on every platform. Cost: linear in the output.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** The canonical bytes, in UTF-8. */
    public static byte[] bytes(JsonValue value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical text. */
    public static String text(JsonValue value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    /**
     * The shortest decimal that reads back as {@code value}, the closest one if there are several, laid out as {@code Number::toString} of
     * ECMAScript does; {@code -0.0} gives {@code 0}. NaN and infinities are refused with {@link IllegalArgumentException}.
     */
    public static String number(double value) {
        StringBuilder out = new StringBuilder(24);
        NumberWriter.append(JsonNumber.of(value).value(), out);
        return out.toString();
    }

    private static void append(JsonValue value, StringBuilder out) {
        if (value instanceof JsonObject object) {
            appendObject(object, out);
        } else if (value instanceof JsonArray array) {
            appendArray(array, out);
        } else {
            ScalarWriter.append(value, out);
        }
    }

    private static void appendObject(JsonObject object, StringBuilder out) {
        out.append('{');
        Iterator<Map.Entry<String, JsonValue>> members =
                object.entries().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonValue> member = members.next();
            ScalarWriter.appendString(member.getKey(), out);
            out.append(':');
            append(member.getValue(), out);
            out.append(members.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private static void appendArray(JsonArray array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            out.append(i == 0 ? "" : ",");
            append(array.get(i), out);
        }
        out.append(']');
    }
}
