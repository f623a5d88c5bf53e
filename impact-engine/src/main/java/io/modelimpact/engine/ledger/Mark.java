package io.modelimpact.engine.ledger;

import io.modelimpact.record.verify.MerkleHash;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The durable mark up to where a file is acknowledged. There is room for two, in blocks of their own; each new mark takes the place of the older one, so that
 * tearing it leaves the newer one readable. 64 bytes of numbers and root, big-endian, then CRC-32C.
 *
 * @param sequence counts the marks of a file from 0; even ones stand in the first place, odd ones in the second
 * @param length the bytes of the file that are acknowledged
 * @param count the entries that are acknowledged
 * @param root the root of the Merkle tree over them
 */
record Mark(long sequence, long length, long count, MerkleHash root) {

    /** Where the first frame begins: behind the head and the two places for marks. */
    static final long FRAMES = 3L * FileHead.BLOCK;

    /** The bytes of a mark. */
    static final int BYTES = 2 * Integer.BYTES + 3 * Long.BYTES + MerkleHash.LENGTH;

    private static final int MAGIC = 0x41434b31;

    /** The mark of a file without entries. */
    static Mark ofEmptyFile(long sequence) {
        return new Mark(sequence, FRAMES, 0, MerkleHash.ofEmptyTree());
    }

    /** Where a place begins, in bytes. */
    static long position(int place) {
        return (1L + place) * FileHead.BLOCK;
    }

    /** The place of this mark, 0 or 1. */
    int place() {
        return (int) (sequence & 1);
    }

    /** The mark that follows this one. */
    Mark next(long newLength, long newCount, MerkleHash newRoot) {
        return new Mark(sequence + 1, newLength, newCount, newRoot);
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putInt(MAGIC).putLong(sequence).putLong(length).putLong(count).put(root.bytes());
        return out.putInt(Checksum.of(out.array(), 0, out.position())).array();
    }

    /** The mark at a place; nothing if what stands there was not written as a mark, or not in whole. */
    static Optional<Mark> read(byte[] block, int place) {
        FileHead.requireZeros(block, BYTES, position(place));
        ByteBuffer in = ByteBuffer.wrap(block, 0, BYTES);
        int magic = in.getInt();
        long sequence = in.getLong();
        long length = in.getLong();
        long count = in.getLong();
        byte[] root = new byte[MerkleHash.LENGTH];
        in.get(root);
        boolean whole = magic == MAGIC && in.getInt() == Checksum.of(block, 0, BYTES - Integer.BYTES);
        if (!whole) {
            return Optional.empty();
        }
        Mark mark = new Mark(sequence, length, count, MerkleHash.of(root));
        if (sequence < 0 || mark.place() != place || length < FRAMES || count < 0) {
            throw LedgerFailures.damagedAt(
                    position(place), "a mark of acknowledgement stands where it does not belong");
        }
        return Optional.of(mark);
    }
}
