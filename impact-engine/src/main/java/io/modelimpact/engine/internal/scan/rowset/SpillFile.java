package io.modelimpact.engine.internal.scan.rowset;

import io.modelimpact.ImpactException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where pieces go that do not fit into memory. Opened when it is first written to, gone when it is closed. Safe for several threads. */
public final class SpillFile implements AutoCloseable {

    private static final String CANCELLED = "engine/cancelled";

    private final String where;
    private final SpillStore.Opening opening;
    private @Nullable SpillStore store;
    private long length;

    SpillFile(String where, SpillStore.Opening opening) {
        this.where = where;
        this.opening = opening;
    }

    /** A file in a folder. */
    public static SpillFile in(Path folder) {
        return new SpillFile("folder " + folder, () -> TemporaryFile.in(folder));
    }

    /** Takes so many bytes at the end for somebody who will write them; where they start. */
    synchronized long reserve(long bytes) {
        long position = length;
        length = Math.addExact(length, bytes);
        return position;
    }

    void write(long position, ByteBuffer bytes) {
        try {
            store().write(position, bytes);
        } catch (IOException failure) {
            throw failed("spill/unwritable", "could not be written to", failure);
        }
    }

    void read(long position, ByteBuffer bytes) {
        try {
            store().read(position, bytes);
        } catch (IOException failure) {
            throw failed("spill/unreadable", "could not be read from", failure);
        }
    }

    private synchronized SpillStore store() throws IOException {
        SpillStore opened = store;
        if (opened == null) {
            opened = opening.open();
            store = opened;
        }
        return opened;
    }

    /** Closes the file, which removes it. {@link ImpactException} code {@code spill/unwritable} if that fails. */
    @Override
    public synchronized void close() {
        Optional<SpillStore> opened = Optional.ofNullable(store);
        store = null;
        if (opened.isPresent()) {
            try {
                opened.get().close();
            } catch (IOException failure) {
                throw failed("spill/unwritable", "could not be removed from", failure);
            }
        }
    }

    /** An interrupt closes the file under those who use it: that is the wish of who interrupted, not a fault of the disk. */
    private ImpactException failed(String code, String what, IOException failure) {
        if (Thread.currentThread().isInterrupted()) {
            return new ImpactException(
                    CANCELLED,
                    "the evaluation was cancelled: a thread was interrupted while it sorted hashes of rows in " + where,
                    "run it again",
                    failure);
        }
        return new ImpactException(
                code,
                "hashes of rows " + what + " " + where + ": " + failure,
                "name a folder with room for 64 bytes a row in the memory budget, or ask for no commitment",
                failure);
    }
}
