package io.modelimpact.engine.ledger;

import java.util.zip.CRC32C;

/** CRC-32C (RFC 3720, appendix B.4): finds every change of one bit, and of up to 32 bits in a row. */
final class Checksum {

    private Checksum() {}

    static int of(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
