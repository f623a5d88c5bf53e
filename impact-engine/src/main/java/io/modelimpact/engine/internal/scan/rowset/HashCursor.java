package io.modelimpact.engine.internal.scan.rowset;

import java.nio.ByteBuffer;

/** Goes through sorted hashes, a block of which is in memory. */
final class HashCursor implements Comparable<HashCursor> {

    static final int HASH_BYTES = HashSort.WIDTH * Long.BYTES;

    private final SpillFile file;
    private final long[] block;
    private final ByteBuffer bytes;
    private long position;
    private long unread;
    private int inBlock;
    private int at;

    /** Hashes that are all in memory. */
    HashCursor(SpillFile file, long[] hashes, int count) {
        this.file = file;
        this.block = hashes;
        this.bytes = ByteBuffer.allocate(0);
        this.inBlock = count * HashSort.WIDTH;
        this.at = -HashSort.WIDTH;
    }

    /** Hashes of a file, of which so many are in memory at once. */
    HashCursor(SpillFile file, Run run, int blockHashes) {
        this.file = file;
        long hashes = run.longs() / HashSort.WIDTH;
        int size = (int) Math.min(blockHashes, hashes);
        this.block = new long[size * HashSort.WIDTH];
        this.bytes = ByteBuffer.allocate(size * HASH_BYTES);
        this.position = run.position();
        this.unread = hashes;
        this.at = -HashSort.WIDTH;
    }

    /** Goes to the next hash; false if there is none. */
    boolean next() {
        at += HashSort.WIDTH;
        if (at < inBlock) {
            return true;
        }
        if (unread == 0) {
            return false;
        }
        fill();
        return true;
    }

    private void fill() {
        int hashes = (int) Math.min(block.length / HashSort.WIDTH, unread);
        bytes.clear().limit(hashes * HASH_BYTES);
        file.read(position, bytes);
        inBlock = hashes * HashSort.WIDTH;
        bytes.flip().asLongBuffer().get(block, 0, inBlock);
        position += bytes.limit();
        unread -= hashes;
        at = 0;
    }

    /** The array that holds the hash the cursor is at. */
    long[] block() {
        return block;
    }

    /** Where in the array it starts. */
    int at() {
        return at;
    }

    @Override
    public int compareTo(HashCursor other) {
        return HashSort.compare(block, at, other.block, other.at);
    }
}
