package io.modelimpact.json;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param offset from 0, in UTF-8 bytes
 */
record JsonPosition(long line, long column, long offset) {

    static final JsonPosition START = new JsonPosition(1, 1, 0);

    static JsonPosition of(String text, int index) {
        long line = 1;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            if (endsLine(text, i)) {
                line++;
                lineStart = i + 1;
            }
        }
        return new JsonPosition(line, text.codePointCount(lineStart, index) + 1L, utf8Length(text, index));
    }

    /** The UTF-8 length of the text up to an index; a lone surrogate counts three bytes. */
    static long utf8Length(String text, int end) {
        long length = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                length += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return length;
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column + " (byte " + offset + ")";
    }

    private static boolean endsLine(String text, int index) {
        char c = text.charAt(index);
        boolean beforeLineFeed = index + 1 < text.length() && text.charAt(index + 1) == '\n';
        return c == '\n' || (c == '\r' && !beforeLineFeed);
    }
}
