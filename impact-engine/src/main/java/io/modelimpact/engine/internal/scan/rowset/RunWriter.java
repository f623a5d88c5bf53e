package io.modelimpact.engine.internal.scan.rowset;

import java.nio.ByteBuffer;

/** Writes hashes that come in their order to a place in a file that was reserved for them. */
final class RunWriter {

    private final SpillFile file;
    private final Run run;
    private final ByteBuffer bytes;
    private long position;

    RunWriter(SpillFile file, long hashes, int blockHashes) {
        this.file = file;
        this.run = new Run(file.reserve(Math.multiplyExact(hashes, HashCursor.HASH_BYTES)), hashes);
        this.bytes = ByteBuffer.allocate((int) Math.min(blockHashes, hashes) * HashCursor.HASH_BYTES);
        this.position = run.position();
    }

    void add(long[] hashes, int at) {
        if (!bytes.hasRemaining()) {
            flush();
        }
        for (int i = 0; i < HashSort.WIDTH; i++) {
            bytes.putLong(hashes[at + i]);
        }
    }

    Run finish() {
        flush();
        return run;
    }

    private void flush() {
        bytes.flip();
        long written = bytes.remaining();
        file.write(position, bytes);
        position += written;
        bytes.clear();
    }
}
