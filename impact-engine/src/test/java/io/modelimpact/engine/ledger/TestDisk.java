package io.modelimpact.engine.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file in memory that writes down what was done to it, may run full, and may fail to force. */
final class TestDisk implements StoreFile {

    private byte[] content;
    private final List<Operation> operations = new ArrayList<>();
    private long capacity = Long.MAX_VALUE;
    private int forcesUntilFailure = Integer.MAX_VALUE;

    TestDisk(byte[] content) {
        this.content = content.clone();
    }

    /** What was done to the file. */
    sealed interface Operation permits Write, Truncate, Force, Acknowledged {}

    /** Bytes were written. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Write(long position, byte[] bytes) implements Operation {}

    record Truncate(long length) implements Operation {}

    record Force() implements Operation {}

    /** The caller was told that so many entries are safe. */
    record Acknowledged(long entries) implements Operation {}

    static TestDisk formatted(String origin) throws IOException {
        TestDisk disk = new TestDisk(new byte[0]);
        OpenFile.format(disk, origin);
        disk.operations.clear();
        return disk;
    }

    byte[] content() {
        return content.clone();
    }

    List<Operation> operations() {
        return operations;
    }

    void acknowledged(long entries) {
        operations.add(new Acknowledged(entries));
    }

    void holdAtMost(long bytes) {
        capacity = bytes;
    }

    void failToForceAfter(int forces) {
        forcesUntilFailure = forces;
    }

    void flip(int position, int bit) {
        content[position] ^= (byte) (1 << bit);
    }

    @Override
    public long length() {
        return content.length;
    }

    @Override
    public void read(long position, byte[] into, int offset, int count) throws IOException {
        if (position + count > content.length) {
            throw new EOFException();
        }
        System.arraycopy(content, (int) position, into, offset, count);
    }

    @Override
    public void write(long position, byte[] bytes) throws IOException {
        int room = (int) Math.max(0, Math.min(bytes.length, capacity - position));
        content = applied(content, position, bytes, 0, room);
        operations.add(new Write(position, bytes.clone()));
        if (room < bytes.length) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public void force() throws IOException {
        if (forcesUntilFailure-- <= 0) {
            throw new IOException("Input/output error");
        }
        operations.add(new Force());
    }

    @Override
    public void truncate(long length) {
        content = Arrays.copyOf(content, (int) length);
        operations.add(new Truncate(length));
    }

    @Override
    public void close() {}

    /** A file's content after the part of a write arrived; what lies between its end and the part reads as zeros. */
    static byte[] applied(byte[] content, long position, byte[] bytes, int from, int to) {
        if (from >= to) {
            return content.clone();
        }
        byte[] longer = Arrays.copyOf(content, (int) Math.max(content.length, position + to));
        System.arraycopy(bytes, from, longer, (int) position + from, to - from);
        return longer;
    }
}
