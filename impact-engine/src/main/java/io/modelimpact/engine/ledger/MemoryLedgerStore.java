package io.modelimpact.engine.ledger;

import io.modelimpact.spi.LedgerStore;
import java.util.ArrayList;
import java.util.List;

/** A ledger's bytes in memory, for tests. Nothing outlives the process. */
public final class MemoryLedgerStore implements LedgerStore {

    private final String origin;
    private final List<byte[]> entries = new ArrayList<>();
    private boolean closed = false;

    private MemoryLedgerStore(String origin) {
        this.origin = origin;
    }

    /** A store without entries; the name is checked as {@link FileLedgerStore#create} does. */
    public static MemoryLedgerStore create(String origin) {
        FileHead.requireOrigin(origin);
        return new MemoryLedgerStore(origin);
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public synchronized long size() {
        return entries.size();
    }

    @Override
    public synchronized byte[] read(long index) {
        requireOpen();
        if (index < 0 || index >= entries.size()) {
            throw new IllegalArgumentException(
                    "expected an index below " + entries.size() + " entries, found " + index);
        }
        return entries.get((int) index).clone();
    }

    @Override
    public synchronized void append(long expectedSize, List<byte[]> more) {
        requireOpen();
        if (expectedSize != entries.size()) {
            throw LedgerFailures.conflict(origin, expectedSize, entries.size());
        }
        more.forEach(entry -> entries.add(entry.clone()));
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw LedgerFailures.closed(origin);
        }
    }
}
