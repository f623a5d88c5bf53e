package io.modelimpact.engine.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a second writer away, in this process or another. It locks a file of its own beside the ledger's: on some systems a process loses its lock on a file as
 * soon as it closes any other handle of the same file, which readers do. For the same reason the writers of this process are listed, and the lock file is not
 * touched for one that is. The lock file stays when the lock is released.
 */
final class WriterLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path key;
    private final FileChannel channel;

    private WriterLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /** The lock for a ledger's file; {@code ledger/locked} if somebody holds it. */
    static WriterLock acquire(Path ledger) throws IOException {
        Path folder = ledger.toAbsolutePath().getParent();
        Path name = ledger.getFileName();
        if (folder == null || name == null) {
            throw new IOException("the path does not name a file in a folder");
        }
        Path key = folder.toRealPath().resolve(name + ".lock");
        if (!HELD_HERE.add(key)) {
            throw LedgerFailures.locked(ledger.toString());
        }
        return lock(key).orElseThrow(() -> LedgerFailures.locked(ledger.toString()));
    }

    private static Optional<WriterLock> lock(Path key) throws IOException {
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = tryLock(channel);
            return locked ? Optional.of(new WriterLock(key, channel)) : Optional.empty();
        } finally {
            if (!locked) {
                release(key, channel);
            }
        }
    }

    @SuppressWarnings("resource") // the lock lasts as long as the channel, which is kept
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        release(key, channel);
    }

    private static void release(Path key, @org.jspecify.annotations.Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD_HERE.remove(key);
        }
    }
}
