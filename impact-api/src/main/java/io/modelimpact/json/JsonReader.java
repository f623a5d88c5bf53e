package io.modelimpact.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON (RFC 8259) into values and refuses whatever could be read in two ways. Immutable; cost linear in the text, times the
 * logarithm of the widest object.
 *
 * <p>Always refused, with {@link JsonFormatException}: bytes that are not UTF-8, a byte order mark, duplicate keys, lone surrogates,
 * unescaped control characters, numbers that overflow or take more than {@value JsonParser#MAX_NUMBER_LENGTH} characters, NaN and other
 * literals, leading zeros, comments, trailing commas, text after the value, too much depth, too much text.
 */
public final class JsonReader {

    /** The text size allowed at first: 64 MiB. */
    public static final int DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

    /** The depth of nested objects and arrays allowed at first. */
    public static final int DEFAULT_MAX_DEPTH = 200;

    /** The largest depth that {@link #withMaxDepth} takes; readers and writers of values descend recursively. */
    public static final int GREATEST_MAX_DEPTH = 1000;

    private final boolean strict;
    private final int maxBytes;
    private final int maxDepth;

    private JsonReader(boolean strict, int maxBytes, int maxDepth) {
        this.strict = strict;
        this.maxBytes = maxBytes;
        this.maxDepth = maxDepth;
    }

    /**
     * The profile of records and declarations. Also refused: {@code null}, negative zero, a number other than zero that would be read as
     * zero, and an integer beyond 2^53-1 whose digits a binary64 value would not give back. (Large integers as {@link CanonicalJson}
     * itself writes them, such as {@code 100000000000000000000}, are read, so that everything written can be read.)
     */
    public static JsonReader strict() {
        return new JsonReader(true, DEFAULT_MAX_BYTES, DEFAULT_MAX_DEPTH);
    }

    /** The input profile of RFC 8785: {@code null} is a value, negative zero is zero, every number is the nearest binary64 value. */
    public static JsonReader plain() {
        return new JsonReader(false, DEFAULT_MAX_BYTES, DEFAULT_MAX_DEPTH);
    }

    /** This reader with another limit of the text size, in UTF-8 bytes, at least 1. */
    public JsonReader withMaxBytes(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("expected a limit of at least 1 byte, found " + bytes);
        }
        return new JsonReader(strict, bytes, maxDepth);
    }

    /** This reader with another limit of nested objects and arrays, from 0 (only scalars) to {@value #GREATEST_MAX_DEPTH}. */
    public JsonReader withMaxDepth(int depth) {
        if (depth < 0 || depth > GREATEST_MAX_DEPTH) {
            throw new IllegalArgumentException("expected a depth from 0 to " + GREATEST_MAX_DEPTH + ", found " + depth);
        }
        return new JsonReader(strict, maxBytes, depth);
    }

    /** The value of a text in UTF-8. */
    public JsonValue read(byte[] utf8) {
        requireSize(utf8.length);
        return parse(decode(utf8));
    }

    /** The value of a text. */
    public JsonValue read(String text) {
        requireSize(JsonPosition.utf8Length(text, text.length()));
        return parse(text);
    }

    private JsonValue parse(String text) {
        return new JsonParser(text, strict, maxDepth).parse();
    }

    private void requireSize(long bytes) {
        if (bytes > maxBytes) {
            throw new JsonFormatException(
                    "json/too-large",
                    JsonPosition.START,
                    "text of " + bytes + " bytes exceeds the limit of " + maxBytes,
                    "split the document, or raise the limit with withMaxBytes if the source is trusted");
        }
    }

    private static String decode(byte[] utf8) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer out = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            throw new JsonFormatException(
                    "json/invalid-utf-8",
                    JsonPosition.of(text, text.length()),
                    "byte 0x" + Integer.toHexString(utf8[in.position()] & 0xff) + " does not belong to UTF-8 text",
                    "store the document as UTF-8");
        }
        return text;
    }
}
