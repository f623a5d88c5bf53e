package io.modelimpact.engine.internal.scan.rowset;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Writes longs one after the other to a place in a file that was reserved for them. */
public final class RunWriter {

    private static final int BUFFER = 1 << 13;

    private final SpillFile file;
    private final long start;
    private final long longs;
    private final ByteBuffer bytes;
    private final CRC32C check = new CRC32C();
    private long position;

    /** A writer of exactly so many longs at the end of a file. */
    public RunWriter(SpillFile file, long longs) {
        this.file = file;
        this.longs = longs;
        this.start = file.reserve(Math.multiplyExact(longs, Long.BYTES));
        this.position = start;
        this.bytes = ByteBuffer.allocate((int) Math.min(BUFFER, longs) * Long.BYTES);
    }

    /** Writes the next long. */
    public void add(long value) {
        if (!bytes.hasRemaining()) {
            flush();
        }
        bytes.putLong(value);
    }

    /** The run, after the last long. */
    public Run finish() {
        flush();
        return new Run(start, longs, check.getValue());
    }

    private void flush() {
        bytes.flip();
        check.update(bytes.duplicate());
        long written = bytes.remaining();
        file.write(position, bytes);
        position += written;
        bytes.clear();
    }
}
