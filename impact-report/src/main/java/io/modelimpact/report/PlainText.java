package io.modelimpact.report;

import java.util.Arrays;
import java.util.Locale;

/** Makes texts from a record harmless to read: what is invisible, or reorders what stands around it, is spelled out. */
final class PlainText {

    /** First and last code points: controls, direction marks, embeddings, overrides and isolates, surrogates, non-characters. */
    private static final int[][] HIDDEN = {
        {0x00, 0x1f},
        {0x7f, 0x9f},
        {0x61c, 0x61c},
        {0x200e, 0x200f},
        {0x202a, 0x202e},
        {0x2066, 0x2069},
        {0xd800, 0xdfff},
        {0xfdd0, 0xfdef}
    };

    private PlainText() {}

    /** The text with control, non-character and direction-override code points written as {@code [U+202E]}; line feeds and tabs stay. */
    static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isHidden(point)) {
                out.append("[U+").append(hex(point)).append(']');
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    /** The text on one line. */
    static String oneLine(String text) {
        return visible(text).replaceAll("\\s+", " ").trim();
    }

    /** The text with a capital first letter, if that is a plain letter. */
    static String capitalized(String text) {
        boolean small = !text.isEmpty() && text.charAt(0) >= 'a' && text.charAt(0) <= 'z';
        return small ? (char) (text.charAt(0) - 'a' + 'A') + text.substring(1) : text;
    }

    /** The text with a full stop, unless it ends with a mark of its own. */
    static String sentence(String text) {
        String trimmed = text.trim();
        boolean closed = trimmed.isEmpty() || ".!?:".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0;
        return closed ? trimmed : trimmed + ".";
    }

    private static boolean isHidden(int point) {
        if (point == '\n' || point == '\t') {
            return false;
        }
        boolean nonCharacter = (point & 0xfffe) == 0xfffe;
        return nonCharacter || Arrays.stream(HIDDEN).anyMatch(range -> point >= range[0] && point <= range[1]);
    }

    private static String hex(int point) {
        String digits = Integer.toHexString(point).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
