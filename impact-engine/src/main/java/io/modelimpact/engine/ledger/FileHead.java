package io.modelimpact.engine.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The first block of a ledger file: eight bytes of magic, the format's version, the length of the ledger's name, the name, CRC-32C of all that; zeros to the
 * end of the block. Numbers are big-endian. It is written once.
 */
final class FileHead {

    /** The size of a block; no two blocks share a sector, so that tearing one leaves the others whole. */
    static final int BLOCK = 4096;

    private static final byte[] MAGIC = {(byte) 0x89, 'I', 'M', 'P', 'L', 'G', '\r', '\n'};
    private static final int VERSION = 1;
    private static final int FIXED = MAGIC.length + 2 * Integer.BYTES;
    private static final int MAX_ORIGIN = 255;
    private static final Pattern ORIGIN = Pattern.compile("[!-*,-~]{1," + MAX_ORIGIN + "}");

    private FileHead() {}

    /** Refuses what can not name a ledger: a name is 1 to 255 visible ASCII characters without plus signs, as signed notes ask of the names of keys. */
    static void requireOrigin(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw LedgerFailures.of(
                    "ledger/origin",
                    "expected a name of 1 to " + MAX_ORIGIN + " visible ASCII characters without spaces or plus signs",
                    "name the ledger like a URL without its scheme, such as example.com/ledger");
        }
    }

    static byte[] write(String origin) {
        byte[] name = origin.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        block.put(MAGIC).putInt(VERSION).putInt(name.length).put(name);
        block.putInt(Checksum.of(block.array(), 0, block.position()));
        return block.array();
    }

    /** The ledger's name. */
    static String read(byte[] block) {
        ByteBuffer in = ByteBuffer.wrap(block);
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw LedgerFailures.damagedAt(0, "the file does not begin as a ledger does");
        }
        int version = in.getInt();
        int length = in.getInt();
        if (length < 1 || length > MAX_ORIGIN || in.getInt(FIXED + length) != Checksum.of(block, 0, FIXED + length)) {
            throw LedgerFailures.damagedAt(0, "the head of the file does not have the checksum it was written with");
        }
        if (version != VERSION) {
            throw LedgerFailures.of(
                    "ledger/unknown-format",
                    "expected a ledger file of format " + VERSION + ", found format " + version,
                    "open it with the version of this library that wrote it, or a later one");
        }
        requireZeros(block, FIXED + length + Integer.BYTES, 0);
        return new String(block, FIXED, length, StandardCharsets.US_ASCII);
    }

    /** Refuses a block that holds anything behind what was written to it; no crash can leave that. */
    static void requireZeros(byte[] block, int from, long positionOfBlock) {
        for (int i = from; i < block.length; i++) {
            if (block[i] != 0) {
                throw LedgerFailures.damagedAt(
                        positionOfBlock + i, "expected a zero that fills a block, found another byte");
            }
        }
    }
}
