package io.modelimpact.json;

import java.util.Map;

/**
 * JSON for people: one member or element a line, two blanks a level, line feeds, keys, numbers and escapes as in {@link CanonicalJson}.
 * It reads back as the same value; its bytes are not the canonical ones and are never hashed.
 */
public final class JsonPrinter {

    private JsonPrinter() {}

    /** The indented text, without a line feed at its end. */
    public static String pretty(JsonValue value) {
        StringBuilder out = new StringBuilder();
        append(value, "\n", out);
        return out.toString();
    }

    private static void append(JsonValue value, String newLine, StringBuilder out) {
        if (value instanceof JsonObject object && !object.isEmpty()) {
            appendObject(object, newLine, out);
        } else if (value instanceof JsonArray array && !array.isEmpty()) {
            appendArray(array, newLine, out);
        } else if (value instanceof JsonObject || value instanceof JsonArray) {
            out.append(CanonicalJson.text(value));
        } else {
            ScalarWriter.append(value, out);
        }
    }

    private static void appendObject(JsonObject object, String newLine, StringBuilder out) {
        String inner = newLine + "  ";
        String separator = "{";
        for (Map.Entry<String, JsonValue> member : object.entries().entrySet()) {
            out.append(separator).append(inner);
            ScalarWriter.appendString(member.getKey(), out);
            out.append(": ");
            append(member.getValue(), inner, out);
            separator = ",";
        }
        out.append(newLine).append('}');
    }

    private static void appendArray(JsonArray array, String newLine, StringBuilder out) {
        String inner = newLine + "  ";
        String separator = "[";
        for (JsonValue element : array) {
            out.append(separator).append(inner);
            append(element, inner, out);
            separator = ",";
        }
        out.append(newLine).append(']');
    }
}
