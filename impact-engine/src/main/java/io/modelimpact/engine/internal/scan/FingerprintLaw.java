package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.json.Digest;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The law {@value #NAME}: 128 bits that are equal for equal rows in any order, and other ones for rows that differ by accident. It is keyed by
 * the schema, but the key is no secret: whoever wants to can find other rows with the same fingerprint, so it says nothing against adversaries.
 *
 * <p>Words have 64 bits, and all sums and products are modulo 2^64 unless said. {@link #mix} is the finaliser of SplitMix64.
 *
 * <ol>
 *   <li><b>Keys.</b> {@code d0 d1 d2 d3} are the 32 bytes of the schema's digest as big-endian words, G is 9E3779B97F4A7C15 hexadecimal, and
 *       {@code key(n) = mix(mix(mix(mix((n + 1) G + d0) + d1) + d2) + d3)}. The fields of the schema, in the order of their names, are numbered
 *       j from 0; there are two lanes, l = 0 and 1.
 *   <li><b>Words of a value.</b> Flags 0 or 1, whole numbers, and days since 1970-01-01: one word. Decimals: one word, the number without its
 *       scale, which the schema fixes. Binary64: one word, the IEEE bits, -0 as +0 and every NaN as 7FF8000000000000. Instants: the whole seconds
 *       since 1970-01-01T00:00:00Z, then the nanoseconds beyond. Texts and identifiers: their UTF-8 bytes eight at a time as little-endian
 *       words, the last one filled with zero bytes, then the number of bytes.
 *   <li><b>Cells.</b> In lane l, a value begins with {@code h = key(8 j + l)} and each of its words w makes {@code h = mix(h + w)}; a missing
 *       value is {@code key(8 j + 2 + l)} and a malformed one {@code key(8 j + 4 + l)}.
 *   <li><b>Rows.</b> a and b are the sums of the row's cells in lane 0 and in lane 1. The row is the number of 128 bits whose upper half is
 *       {@code u = mix(a ^ rotl(b, 32))}, rotated to the left, and whose lower half is {@code mix(b + u)}.
 *   <li><b>Datasets.</b> The fingerprint is the sum of its rows modulo 2^128, as 32 hexadecimal digits; of no rows 0.
 * </ol>
 *
 * <p>Every step but the sums is one to one. So a change of one value of at most 64 bits in one row is always seen; a change of several cells of
 * a row, of a text, or of several rows escapes with a probability of about 2^-128 where it does not depend on the keys. Immutable.
 *
 * <p>Source of the finaliser: G. L. Steele, D. Lea, C. H. Flood (2014), "Fast splittable pseudorandom number generators",
 * doi:10.1145/2660193.2660195, with the constants of variant 13 by D. Stafford.
 */
final class FingerprintLaw {

    /** The name. */
    static final String NAME = DatasetFacts.FINGERPRINT_ALGORITHM;

    /** How many lanes there are. */
    static final int LANES = 2;

    private static final int KEYS_OF_COLUMN = 8;
    private static final int MISSING = 2;
    private static final int MALFORMED = 4;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long[] keys;

    /**
     * @param schemaDigest the digest of the schema
     * @param columns how many fields it has
     */
    FingerprintLaw(Digest schemaDigest, int columns) {
        this.keys = new long[KEYS_OF_COLUMN * columns];
        ByteBuffer digest = ByteBuffer.wrap(schemaDigest.bytes());
        long[] words = new long[digest.remaining() / Long.BYTES];
        Arrays.setAll(words, word -> digest.getLong());
        Arrays.setAll(keys, number -> key(number, words));
    }

    private static long key(int number, long[] digest) {
        long key = (number + 1L) * GOLDEN;
        for (long word : digest) {
            key = mix(key + word);
        }
        return key;
    }

    /** What the words of a value begin with. */
    long value(int column, int lane) {
        return keys[KEYS_OF_COLUMN * column + lane];
    }

    /** A missing value. */
    long missing(int column, int lane) {
        return keys[KEYS_OF_COLUMN * column + MISSING + lane];
    }

    /** A malformed value. */
    long malformed(int column, int lane) {
        return keys[KEYS_OF_COLUMN * column + MALFORMED + lane];
    }

    /** The words of a text after a beginning. */
    static long text(long beginning, byte[] utf8) {
        return text(beginning, utf8, 0, utf8.length);
    }

    /** The words of a text, which stands among others, after a beginning. */
    static long text(long beginning, byte[] utf8, int from, int to) {
        long hash = beginning;
        int last = to - (to - from) % Long.BYTES;
        for (int at = from; at < last; at += Long.BYTES) {
            hash = mix(hash + (long) WORDS.get(utf8, at));
        }
        if (last < to) {
            hash = mix(hash + lastWord(utf8, last, to));
        }
        return mix(hash + (to - from));
    }

    private static long lastWord(byte[] utf8, int from, int to) {
        if (to >= Long.BYTES) {
            return (long) WORDS.get(utf8, to - Long.BYTES) >>> Byte.SIZE * (Long.BYTES - to + from);
        }
        long word = 0;
        for (int at = to - 1; at >= from; at--) {
            word = word << Byte.SIZE | utf8[at] & 0xFF;
        }
        return word;
    }

    /** The bytes of a text. */
    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The bits of a number. */
    static long bits(double value) {
        return Double.doubleToLongBits(value + 0.0);
    }

    /** The upper half of a row. */
    static long upper(long first, long second) {
        return mix(first ^ Long.rotateLeft(second, Integer.SIZE));
    }

    /** The lower half of a row. */
    static long lower(long second, long upper) {
        return mix(second + upper);
    }

    /** Spreads every bit over all others, one to one. */
    static long mix(long word) {
        long mixed = word;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
