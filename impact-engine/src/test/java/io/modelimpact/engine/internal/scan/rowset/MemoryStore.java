package io.modelimpact.engine.internal.scan.rowset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A spill in memory, which may run full, lose its end or fail to close, and knows whether it was closed. */
final class MemoryStore implements SpillStore {

    private byte[] content = new byte[0];
    private final long capacity;
    private final long readable;
    private final boolean failsToClose;
    private boolean closed;

    MemoryStore(long capacity, long readable, boolean failsToClose) {
        this.capacity = capacity;
        this.readable = readable;
        this.failsToClose = failsToClose;
    }

    static MemoryStore sound() {
        return new MemoryStore(Integer.MAX_VALUE, Integer.MAX_VALUE, false);
    }

    SpillFile file() {
        return new SpillFile("the test's memory", 0, () -> this);
    }

    boolean isClosed() {
        return closed;
    }

    synchronized int length() {
        return content.length;
    }

    @Override
    public synchronized void write(long position, ByteBuffer bytes) throws IOException {
        if (position + bytes.remaining() > capacity) {
            throw new IOException("No space left on device");
        }
        int end = (int) position + bytes.remaining();
        content = Arrays.copyOf(content, Math.max(content.length, end));
        bytes.get(content, (int) position, bytes.remaining());
    }

    @Override
    public synchronized void read(long position, ByteBuffer bytes) throws IOException {
        if (position + bytes.remaining() > Math.min(content.length, readable)) {
            throw new EOFException("the file ends at " + content.length);
        }
        bytes.put(content, (int) position, bytes.remaining());
    }

    @Override
    public void force() {}

    @Override
    public void close() throws IOException {
        closed = true;
        if (failsToClose) {
            throw new IOException("Input/output error");
        }
    }
}
