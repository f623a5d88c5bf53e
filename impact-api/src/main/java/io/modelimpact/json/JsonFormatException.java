package io.modelimpact.json;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A text is not JSON, or not JSON of the profile it was read under. The codes, all below {@code json/}: {@code syntax},
 * {@code unexpected-end}, {@code trailing-text}, {@code byte-order-mark}, {@code invalid-utf-8}, {@code too-large}, {@code too-deep},
 * {@code duplicate-key}, {@code lone-surrogate}, {@code control-character}, {@code invalid-escape}, {@code null-value},
 * {@code negative-zero}, {@code number-syntax}, {@code number-too-long}, {@code number-overflow}, {@code number-underflow},
 * {@code integer-too-large}.
 */
public final class JsonFormatException extends ImpactException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final long column;
    private final long offset;

    JsonFormatException(String code, JsonPosition position, String message, String remedy) {
        super(code, List.of(new Problem(code, position.toString(), message, remedy, Optional.empty())));
        this.line = position.line();
        this.column = position.column();
        this.offset = position.offset();
    }

    /** What stands at an index is not what the grammar wants there. */
    static JsonFormatException unexpected(String text, int index, String wanted, String remedy) {
        JsonPosition position = JsonPosition.of(text, index);
        if (index >= text.length()) {
            return new JsonFormatException(
                    "json/unexpected-end", position, "expected " + wanted + ", found the end of the text", remedy);
        }
        String found = Character.toString(text.codePointAt(index));
        return new JsonFormatException(
                "json/syntax", position, "expected " + wanted + ", found '" + found + "'", remedy);
    }

    /** The line of the fault, from 1; lines end with a line feed, a carriage return, or both. */
    public long line() {
        return line;
    }

    /** The column of the fault in its line, from 1, in Unicode code points. */
    public long column() {
        return column;
    }

    /** The offset of the fault from the start of the text, from 0, in UTF-8 bytes. */
    public long offset() {
        return offset;
    }
}
