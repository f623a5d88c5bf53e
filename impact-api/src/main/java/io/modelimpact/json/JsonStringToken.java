package io.modelimpact.json;

/** Reads one string from its opening to its closing quote. Used once. */
final class JsonStringToken {

    private static final int ESCAPED_UNIT_LENGTH = 4;

    private final String text;
    private final int start;
    private int index;

    JsonStringToken(String text, int start) {
        this.text = text;
        this.start = start;
        this.index = start + 1;
    }

    /** The text between the quotes, unescaped. */
    String read() {
        StringBuilder value = new StringBuilder();
        while (current() != '"') {
            appendRun(value);
            if (current() == '\\') {
                index++;
                value.append(escaped());
            }
        }
        index++;
        return wellFormed(value.toString());
    }

    /** The index after the closing quote, once read. */
    int end() {
        return index;
    }

    private void appendRun(StringBuilder value) {
        int from = index;
        while (current() != '"' && current() != '\\') {
            requireNoControl();
            index++;
        }
        value.append(text, from, index);
    }

    private char escaped() {
        char c = current();
        index++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> escapedUnit();
            default -> throw invalidEscape(index - 2);
        };
    }

    private char escapedUnit() {
        int unit = 0;
        int from = index;
        for (; index < from + ESCAPED_UNIT_LENGTH; index++) {
            int digit = hexDigit(current());
            if (digit < 0) {
                throw invalidEscape(from - 2);
            }
            unit = 16 * unit + digit;
        }
        return (char) unit;
    }

    /** Only ASCII digits count, unlike in {@link Character#digit}. */
    private static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private char current() {
        if (index >= text.length()) {
            throw JsonFormatException.unexpected(
                    text, text.length(), "'\"'", "close the string that starts at " + JsonPosition.of(text, start));
        }
        return text.charAt(index);
    }

    private void requireNoControl() {
        if (current() < ' ') {
            throw failure(
                    "json/control-character",
                    index,
                    "control character U+" + hex(current()) + " in a string",
                    "escape it, as \\n or \\u" + hex(current()));
        }
    }

    private String wellFormed(String value) {
        int lone = JsonString.loneSurrogate(value);
        if (lone >= 0) {
            throw failure(
                    "json/lone-surrogate",
                    start,
                    "string with lone surrogate U+" + hex(value.charAt(lone)) + " at its index " + lone,
                    "repair the text where it was cut or decoded");
        }
        return value;
    }

    private JsonFormatException invalidEscape(int at) {
        return failure(
                "json/invalid-escape",
                at,
                "unknown escape",
                "use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four digits");
    }

    private JsonFormatException failure(String code, int at, String message, String remedy) {
        return new JsonFormatException(code, JsonPosition.of(text, at), message, remedy);
    }

    private static String hex(char c) {
        String digits = Integer.toHexString(c);
        return "0".repeat(ESCAPED_UNIT_LENGTH - digits.length()) + digits;
    }
}
