package io.modelimpact.record.verify;

import io.modelimpact.formula.ValueType;
import io.modelimpact.json.Digest;
import io.modelimpact.json.Sha256;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * The canonical bytes of one row after another, as {@link RowsetCommitment#ALGORITHM} hashes them: the digest of the schema, then each field's value in
 * the order of the schema. A value is a tag of its type, a byte that says whether it is present (0), missing (1) or malformed (2), and, if present, the value
 * itself: texts as the number of their bytes in UTF-8 and these bytes; whole numbers, flags (0 or 1) and days (since 1970-01-01) in 8 bytes; decimals
 * as the number of their decimals without trailing zeros and the unscaled value; reals as their IEEE 754 bits, with one zero and one NaN; instants as epoch
 * second and nanosecond. Numbers are big-endian.
 *
 * <p>Which fields there are and in which order is for the caller to keep; {@link CanonicalRow} does it for a single row. Mutable, confined to one thread.
 */
public final class RowBytes {

    private static final byte LEAF = 0;
    private static final byte PRESENT = 0;
    private static final byte MISSING = 1;
    private static final byte MALFORMED = 2;

    private final MessageDigest sha256 = Sha256.create();
    private final int prefix;
    private ByteBuffer bytes = ByteBuffer.allocate(256);

    private RowBytes(Digest schema) {
        bytes.put(LEAF).put(schema.bytes());
        this.prefix = bytes.position();
    }

    /** Rows under the schema of this digest. */
    public static RowBytes under(Digest schema) {
        return new RowBytes(schema);
    }

    /** A value that is not there. */
    public void addMissing(ValueType type) {
        room(2).put(tag(type)).put(MISSING);
    }

    /** A value that is not of its field's type; nothing else of it is kept. */
    public void addMalformed(ValueType type) {
        room(2).put(tag(type)).put(MALFORMED);
    }

    /** A text or an identifier: the bytes in UTF-8 from one index to below another. */
    public void addText(ValueType type, byte[] utf8, int from, int to) {
        int length = to - from;
        present(type, Integer.BYTES + length).putInt(length).put(utf8, from, length);
    }

    /** A whole number, a flag as 0 or 1, or a day since 1970-01-01. */
    public void addWhole(ValueType type, long value) {
        present(type, Long.BYTES).putLong(value);
    }

    /** A decimal number; trailing zeros make no difference. */
    public void addDecimal(long unscaled, int scale) {
        long stripped = unscaled;
        int decimals = scale;
        while (decimals > 0 && stripped % 10 == 0) {
            stripped /= 10;
            decimals--;
        }
        present(ValueType.DECIMAL, 1 + Long.BYTES).put((byte) decimals).putLong(stripped);
    }

    /** A binary64 number; negative zero is zero, and all NaN are one. */
    public void addReal(double value) {
        present(ValueType.REAL, Long.BYTES).putLong(Double.doubleToLongBits(value + 0.0));
    }

    /** A point on the UTC time line. */
    public void addInstant(long epochSecond, int nano) {
        present(ValueType.INSTANT, Long.BYTES + Integer.BYTES)
                .putLong(epochSecond)
                .putInt(nano);
    }

    /** Writes the row's leaf, {@value MerkleHash#LENGTH} bytes, to a place in an array, and starts the next row. */
    public void moveLeafTo(byte[] target, int offset) {
        sha256.update(bytes.array(), 0, bytes.position());
        bytes.position(prefix);
        try {
            sha256.digest(target, offset, MerkleHash.LENGTH);
        } catch (DigestException e) {
            throw new IllegalArgumentException("expected room for a hash at " + offset, e);
        }
    }

    private ByteBuffer present(ValueType type, int length) {
        return room(2 + length).put(tag(type)).put(PRESENT);
    }

    private ByteBuffer room(int needed) {
        if (bytes.remaining() < needed) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + needed));
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }

    private static byte tag(ValueType type) {
        return switch (type) {
            case ID -> 1;
            case TEXT -> 2;
            case FLAG -> 3;
            case INTEGER -> 4;
            case DECIMAL -> 5;
            case REAL -> 6;
            case DATE -> 7;
            case INSTANT -> 8;
        };
    }
}
