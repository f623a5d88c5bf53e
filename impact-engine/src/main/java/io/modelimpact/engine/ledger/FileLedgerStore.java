package io.modelimpact.engine.ledger;

import io.modelimpact.ImpactException;
import io.modelimpact.spi.LedgerStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A ledger's bytes in one file. One writer at a time; readers in any number beside it, each with the entries that were acknowledged when it opened the file.
 *
 * <p>An append writes the entries and forces them to disk, then writes a mark of acknowledgement and forces that, then returns: two forced writes, however
 * many entries there are. When the file is opened, only bytes that no mark acknowledges may be cut, and {@link #recovery()} says so. Any other byte that is
 * not as it was written is refused with code {@code ledger/damaged}, the position and a remedy, and the file is left as it is. Beside the file stands another
 * of the same name with {@code .lock} behind it, which writers lock and which holds nothing.
 *
 * <p>As safe as the disk: a disk or file system that says it has forced what it has not can lose entries, and files on network file systems may be locked by
 * several writers at once.
 */
public final class FileLedgerStore implements LedgerStore {

    private static final int READER_ATTEMPTS = 8;
    private static final long READER_PAUSE_NANOS = 5_000_000;

    private final String name;
    private final OpenFile file;
    private final Optional<WriterLock> lock;
    private boolean closed = false;

    private FileLedgerStore(String name, OpenFile file, Optional<WriterLock> lock) {
        this.name = name;
        this.file = file;
        this.lock = lock;
    }

    /**
     * Creates a file for a new ledger and opens it for writing. The file appears whole or not at all.
     *
     * @param origin the ledger's unique name: 1 to 255 visible ASCII characters without plus signs, such as {@code example.com/ledger}
     * @throws ImpactException code {@code ledger/exists} if there is a file already, {@code ledger/origin} for another name, {@code ledger/locked},
     *     {@code ledger/not-writable}
     */
    public static FileLedgerStore create(Path path, String origin) {
        FileHead.requireOrigin(origin);
        return locked(path, () -> {
            if (Files.exists(path)) {
                throw new FileAlreadyExistsException(path.toString());
            }
            Path unborn = path.resolveSibling(path.getFileName() + ".new");
            Files.deleteIfExists(unborn);
            try (StoreFile fresh = DiskFile.forWriting(unborn)) {
                OpenFile.format(fresh, origin);
            }
            Files.move(unborn, path, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(path);
        });
    }

    /**
     * Opens a file for writing.
     *
     * @throws ImpactException code {@code ledger/locked} if it has a writer, {@code ledger/damaged} if it is damaged, {@code ledger/not-writable} or
     *     {@code ledger/not-read} if it can not be opened or read, {@code ledger/unknown-format} for a later format
     */
    public static FileLedgerStore open(Path path) {
        return locked(path, () -> {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
        });
    }

    /** Opens a file for reading what is acknowledged now; beside a writer, or where nothing may be written. Errors as {@link #open}, but for the lock. */
    public static FileLedgerStore openReadOnly(Path path) {
        String name = path.toString();
        try {
            return new FileLedgerStore(name, openReadOnly(path, name), Optional.empty());
        } catch (IOException e) {
            throw LedgerFailures.notRead(name, e);
        }
    }

    @Override
    public String origin() {
        return file.origin();
    }

    /** What was found when the file was opened, if it had not been closed in peace. */
    public Optional<Recovery> recovery() {
        return file.recovery();
    }

    @Override
    public synchronized long size() {
        return file.size();
    }

    @Override
    public synchronized byte[] read(long index) {
        requireOpen();
        return file.read(index);
    }

    @Override
    public synchronized void append(long expectedSize, List<byte[]> entries) {
        requireOpen();
        if (lock.isEmpty()) {
            throw LedgerFailures.readOnly(name);
        }
        file.append(expectedSize, entries);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            closeAll();
        } catch (IOException e) {
            throw new ImpactException(
                    "ledger/not-closed",
                    name + " could not be closed: " + e,
                    "what was acknowledged is safe; end the process to release the file",
                    e);
        }
    }

    /** The path of the file, and whether it may be written. */
    @Override
    public String toString() {
        return name + (lock.isPresent() ? "" : " (read only)");
    }

    private void closeAll() throws IOException {
        try {
            file.close();
        } finally {
            if (lock.isPresent()) {
                lock.get().close();
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw LedgerFailures.closed(name);
        }
    }

    private static FileLedgerStore locked(Path path, Preparation preparation) {
        String name = path.toString();
        WriterLock lock = null;
        boolean opened = false;
        try {
            lock = WriterLock.acquire(path);
            preparation.run();
            FileLedgerStore store =
                    new FileLedgerStore(name, OpenFile.forWriting(DiskFile.forWriting(path), name), Optional.of(lock));
            opened = true;
            return store;
        } catch (FileAlreadyExistsException e) {
            throw LedgerFailures.of(
                    "ledger/exists", name + " exists already", "open it, or choose another path for a new ledger");
        } catch (IOException e) {
            throw LedgerFailures.notWritable(name, e);
        } finally {
            if (lock != null && !opened) {
                closeQuietly(lock);
            }
        }
    }

    /** A mark that is being written while it is read looks torn: what looks damaged is looked at again, and again, before it is refused. */
    private static OpenFile openReadOnly(Path path, String name) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return OpenFile.forReading(DiskFile.forReading(path), name);
            } catch (ImpactException e) {
                if (attempt == READER_ATTEMPTS || !e.code().equals(LedgerFailures.DAMAGED)) {
                    throw e;
                }
                LockSupport.parkNanos(READER_PAUSE_NANOS);
            }
        }
    }

    /** Makes the file's name as durable as its content, where folders can be forced; elsewhere the file system sees to it. */
    private static void forceFolder(Path path) {
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException foldersCanNotBeForced) {
            return;
        }
    }

    private static void closeQuietly(WriterLock lock) {
        try {
            lock.close();
        } catch (IOException theFirstFailureCounts) {
            return;
        }
    }

    /** What has to be so before the file is opened. */
    private interface Preparation {
        void run() throws IOException;
    }
}
