package io.modelimpact.engine.ledger;

import io.modelimpact.spi.LedgerStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A ledger's store on any {@link StoreFile}, without lock. */
final class DiskStore implements LedgerStore {

    private final OpenFile file;

    private DiskStore(OpenFile file) {
        this.file = file;
    }

    static DiskStore open(StoreFile disk) {
        try {
            return new DiskStore(OpenFile.forWriting(disk, "disk"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Recovery> recovery() {
        return file.recovery();
    }

    @Override
    public String origin() {
        return file.origin();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public byte[] read(long index) {
        return file.read(index);
    }

    @Override
    public void append(long expectedSize, List<byte[]> entries) {
        file.append(expectedSize, entries);
    }

    @Override
    public void close() {}
}
