package io.modelimpact.engine.internal.scan.rowset;

import io.modelimpact.ImpactException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Where pieces go that do not fit into memory, or that are to be found again. Opened when it is first needed. Safe for several threads. */
public final class SpillFile implements RunSource, AutoCloseable {

    private static final String CANCELLED = "engine/cancelled";
    private static final int BUFFER = 1 << 16;

    private final String where;
    private final SpillStore.Opening opening;
    private @Nullable SpillStore store;
    private long length;

    SpillFile(String where, long length, SpillStore.Opening opening) {
        this.where = where;
        this.length = length;
        this.opening = opening;
    }

    /** A file in a folder, gone when it is closed, or when the process ends. */
    public static SpillFile in(Path folder) {
        return new SpillFile("folder " + folder, 0, () -> TemporaryFile.in(folder));
    }

    /**
     * A file that stays, of which so many bytes are known to be sound and all others are cut off. Nobody else can have it meanwhile.
     *
     * @throws java.io.EOFException if the file is shorter
     * @throws java.nio.channels.OverlappingFileLockException if somebody has it
     */
    public static SpillFile at(Path file, LengthOf known) throws IOException {
        KeptFile kept = KeptFile.at(file);
        try {
            long length = known.get();
            kept.cut(length);
            SpillFile opened = new SpillFile("file " + file, length, () -> kept);
            opened.store();
            return opened;
        } catch (IOException | RuntimeException failure) {
            kept.close();
            throw failure;
        }
    }

    /** Finds out, once nobody else has the file, how much of it is sound. */
    public interface LengthOf {
        /** The length in bytes. */
        long get();
    }

    /** How many bytes were reserved so far. */
    public synchronized long length() {
        return length;
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

    @Override
    public boolean read(Run run, Visitor visitor) {
        CRC32C check = new CRC32C();
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(BUFFER, run.bytes()));
        for (long at = 0; at < run.bytes(); at += bytes.limit()) {
            bytes.clear().limit((int) Math.min(bytes.capacity(), run.bytes() - at));
            read(run.position() + at, bytes);
            check.update(bytes.flip());
            bytes.rewind();
            while (bytes.hasRemaining()) {
                visitor.visit(bytes.getLong());
            }
        }
        return check.getValue() == run.check();
    }

    /** Returns once everything written is safe. */
    public void force() {
        try {
            store().force();
        } catch (IOException failure) {
            throw failed("spill/unwritable", "could not be forced to", failure);
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

    /** Closes the file. {@link ImpactException} code {@code spill/unwritable} if that fails. */
    @Override
    public synchronized void close() {
        Optional<SpillStore> opened = Optional.ofNullable(store);
        store = null;
        if (opened.isPresent()) {
            try {
                opened.get().close();
            } catch (IOException failure) {
                throw failed("spill/unwritable", "could not be finished in", failure);
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
