package io.modelimpact.json;

/** Writes keys and values without parts the way RFC 8785 asks; shared by the canonical and the indented form. */
final class ScalarWriter {

    private static final String HEX = "0123456789abcdef";

    private ScalarWriter() {}

    static void append(JsonValue scalar, StringBuilder out) {
        if (scalar instanceof JsonString string) {
            appendString(string.value(), out);
        } else if (scalar instanceof JsonNumber number) {
            NumberWriter.append(number.value(), out);
        } else if (scalar instanceof JsonBoolean flag) {
            out.append(flag.value());
        } else if (scalar instanceof JsonNull) {
            out.append("null");
        } else {
            throw new IllegalArgumentException(scalar.typeName() + " has parts");
        }
    }

    static void appendString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            appendCharacter(text.charAt(i), out);
        }
        out.append('"');
    }

    private static void appendCharacter(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> appendUnnamed(c, out);
        }
    }

    private static void appendUnnamed(char c, StringBuilder out) {
        if (c < ' ') {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        } else {
            out.append(c);
        }
    }
}
