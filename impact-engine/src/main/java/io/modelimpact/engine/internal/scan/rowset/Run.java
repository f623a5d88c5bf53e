package io.modelimpact.engine.internal.scan.rowset;

/**
 * Longs that stand one after the other in a file, such as sorted hashes.
 *
 * @param position where the first one starts, in bytes
 * @param longs how many there are
 * @param check the CRC-32C of their bytes
 */
public record Run(long position, long longs, long check) {

    /** The bytes the run takes. */
    public long bytes() {
        return Math.multiplyExact(longs, Long.BYTES);
    }
}
