package io.modelimpact.engine.internal.scan.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Checks bytes against the definition of UTF-8, Unicode 15 table 3-7. */
final class Utf8 {

    private Utf8() {}

    /** Whether the bytes are UTF-8; the array goes on for eight bytes behind them. */
    static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if ((ByteWords.at(bytes, at) & ByteWords.SIGNS) == 0) {
                at += Long.BYTES;
            } else {
                int length = sequence(bytes, at, to);
                if (length == 0) {
                    return false;
                }
                at += length;
            }
        }
        return true;
    }

    /** The length of the character that starts here, or 0 if there is none. */
    private static int sequence(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = length(lead);
        if (at + length > to) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length < 3 || isShortest(lead, bytes[at + 1] & 0xFF) ? length : 0;
    }

    private static int length(int lead) {
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xE0) {
            return lead < 0xC2 ? 0 : 2;
        }
        return lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    }

    /** Whether the second of three or four bytes is in its range: no longer form than needed, no surrogate, nothing beyond U+10FFFF. */
    private static boolean isShortest(int lead, int second) {
        return switch (lead) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }

    /** Throws what the Java platform throws for these bytes, if they are no UTF-8. */
    static void decode(byte[] bytes, int from, int to) throws CharacterCodingException {
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, to - from));
    }
}
