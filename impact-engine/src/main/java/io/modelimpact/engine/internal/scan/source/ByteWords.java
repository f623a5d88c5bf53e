package io.modelimpact.engine.internal.scan.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of an array at a time, as a number whose lowest byte is the first one. What is found in a word is told by the sign bits of its
 * bytes. After H. S. Warren (2013), Hacker's Delight, 2nd edition, section 6-1; all answers are exact.
 */
final class ByteWords {

    /** The sign bit of every byte. */
    static final long SIGNS = 0x8080808080808080L;

    private static final long ONES = 0x0101010101010101L;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ByteWords() {}

    /** The eight bytes from here. */
    static long at(byte[] bytes, int index) {
        return (long) WORDS.get(bytes, index);
    }

    /** Writes eight bytes from here. */
    static void put(byte[] bytes, int index, long word) {
        WORDS.set(bytes, index, word);
    }

    /** A word all of whose bytes are this one. */
    static long all(char ascii) {
        return ONES * ascii;
    }

    /** The bytes that are equal to those of the other word. */
    static long equal(long word, long other) {
        long difference = word ^ other;
        return ~(((difference & ~SIGNS) + ~SIGNS) | difference) & SIGNS;
    }

    /** The bytes from 0 up to an ASCII character. */
    static long upTo(long word, char most) {
        return ~(((word & ~SIGNS) + ONES * (0x7F - most)) | word) & SIGNS;
    }

    /** The index of the first byte among those that were found. */
    static int first(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }

    /** The first so many bytes of a word, 1 to 8; the others are 0. */
    static long head(long word, int length) {
        return word & (-1L >>> (Long.SIZE - Byte.SIZE * length));
    }
}
