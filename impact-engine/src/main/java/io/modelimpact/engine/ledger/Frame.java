package io.modelimpact.engine.ledger;

import io.modelimpact.record.ledger.LedgerEntry;
import java.nio.ByteBuffer;

/**
 * How an entry lies in the file: a header with magic, version, length of the payload, index, checksum of the payload and checksum of the header; then the
 * payload. Numbers are big-endian; checksums are CRC-32C. The header is checked before its length is believed.
 *
 * @param length the bytes of the payload, from 1
 * @param index the index of the entry
 * @param checksum the checksum of the payload
 */
record Frame(int length, long index, int checksum) {

    /** The bytes of a header. */
    static final int HEADER = 5 * Integer.BYTES + Long.BYTES;

    /** The largest payload in bytes. */
    static final int MAX_PAYLOAD = LedgerEntry.MAX_BYTES;

    private static final int MAGIC = 0x494d5046;
    private static final int VERSION = 1;

    static void write(ByteBuffer out, long index, byte[] payload) {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putInt(MAGIC).putInt(VERSION).putInt(payload.length).putLong(index);
        header.putInt(Checksum.of(payload, 0, payload.length));
        header.putInt(Checksum.of(header.array(), 0, header.position()));
        out.put(header.array()).put(payload);
    }

    /** The header at a position of the file; {@code ledger/damaged} if it is not one that was written. */
    static Frame read(byte[] header, long position) {
        ByteBuffer in = ByteBuffer.wrap(header);
        boolean magic = in.getInt() == MAGIC && in.getInt() == VERSION;
        Frame frame = new Frame(in.getInt(), in.getLong(), in.getInt());
        boolean whole = in.getInt() == Checksum.of(header, 0, HEADER - Integer.BYTES);
        if (!magic || !whole || frame.length < 1 || frame.length > MAX_PAYLOAD) {
            throw LedgerFailures.damagedAt(position, "expected the header of an entry, found something else");
        }
        return frame;
    }

    /** Refuses a payload that is not the one that was written. */
    void requirePayload(byte[] payload, long position) {
        if (Checksum.of(payload, 0, payload.length) != checksum) {
            throw LedgerFailures.damagedAt(
                    position + HEADER, "entry " + index + " does not have the checksum it was written with");
        }
    }
}
