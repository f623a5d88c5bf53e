package io.modelimpact.json;

import java.util.ArrayList;
import java.util.List;

/** One pass over one text, by recursive descent (RFC 8259 grammar). Used once, by one thread. */
final class JsonParser {

    /** Room for the exact decimal expansion of any binary64 value between 1e-323 and 1, written without an exponent. */
    static final int MAX_NUMBER_LENGTH = 1100;

    private static final String GRAMMAR_REMEDY =
            "write plain JSON: double quotes, no comments, no trailing commas, no NaN or Infinity";

    private final String text;
    private final boolean strict;
    private final int maxDepth;
    private int index;
    private int depth;

    JsonParser(String text, boolean strict, int maxDepth) {
        this.text = text;
        this.strict = strict;
        this.maxDepth = maxDepth;
    }

    JsonValue parse() {
        if (text.startsWith("\uFEFF")) {
            throw failure("json/byte-order-mark", 0, "the text starts with a byte order mark", "store it without one");
        }
        JsonValue value = value();
        if (nextToken() >= 0) {
            throw failure("json/trailing-text", index, "text after the end of the value", "keep one value a document");
        }
        return value;
    }

    private JsonValue value() {
        int c = nextToken();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new JsonString(string());
            case 't' -> literal("true", JsonBoolean.TRUE);
            case 'f' -> literal("false", JsonBoolean.FALSE);
            case 'n' -> nullValue();
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw unexpected("a value");
        };
    }

    private JsonObject object() {
        descend();
        JsonObject.Builder members = JsonObject.builder();
        if (!accept('}')) {
            do {
                member(members);
            } while (accept(','));
            expect('}', "',' or '}'");
        }
        depth--;
        return members.build();
    }

    private void member(JsonObject.Builder members) {
        if (nextToken() != '"') {
            throw unexpected("a key in double quotes");
        }
        int start = index;
        String key = string();
        if (members.has(key)) {
            String message = "key '" + JsonShapeException.excerpt(key) + "' occurs twice in one object";
            throw failure("json/duplicate-key", start, message, "keep one of the two members");
        }
        expect(':', "':'");
        members.put(key, value());
    }

    private JsonArray array() {
        descend();
        List<JsonValue> values = new ArrayList<>();
        if (!accept(']')) {
            do {
                values.add(value());
            } while (accept(','));
            expect(']', "',' or ']'");
        }
        depth--;
        return JsonArray.of(values);
    }

    private void descend() {
        if (depth == maxDepth) {
            String message = "more than " + maxDepth + " nested objects and arrays";
            throw failure(
                    "json/too-deep", index, message, "flatten the document, or raise the limit with withMaxDepth");
        }
        depth++;
        index++;
    }

    private String string() {
        JsonStringToken token = new JsonStringToken(text, index);
        String value = token.read();
        index = token.end();
        return value;
    }

    private JsonNumber number() {
        JsonNumberToken token = new JsonNumberToken(text, index, strict);
        JsonNumber value = token.read();
        index = token.end();
        return value;
    }

    private JsonValue nullValue() {
        int start = index;
        JsonValue value = literal("null", JsonNull.NULL);
        if (strict) {
            throw failure("json/null-value", start, "null is not a value of this profile", "leave the member out");
        }
        return value;
    }

    private JsonValue literal(String word, JsonValue value) {
        if (!text.startsWith(word, index)) {
            throw unexpected("a value");
        }
        index += word.length();
        return value;
    }

    private boolean accept(char wanted) {
        boolean found = nextToken() == wanted;
        if (found) {
            index++;
        }
        return found;
    }

    private void expect(char wanted, String description) {
        if (!accept(wanted)) {
            throw unexpected(description);
        }
    }

    /** Skips white space; the character there, or -1 at the end. */
    private int nextToken() {
        while (index < text.length() && isSpace(text.charAt(index))) {
            index++;
        }
        return index < text.length() ? text.charAt(index) : -1;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private JsonFormatException unexpected(String wanted) {
        return JsonFormatException.unexpected(text, index, wanted, GRAMMAR_REMEDY);
    }

    private JsonFormatException failure(String code, int at, String message, String remedy) {
        return new JsonFormatException(code, JsonPosition.of(text, at), message, remedy);
    }
}
