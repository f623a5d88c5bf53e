package io.modelimpact.engine.internal.scan;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file that is replaced as a whole: whatever happens meanwhile, it holds what it held or what it is to hold. */
final class CheckpointFile {

    private final Path file;
    private final Path fresh;

    CheckpointFile(Path file) {
        this.file = file;
        this.fresh = file.resolveSibling(file.getFileName() + ".new");
    }

    Path path() {
        return file;
    }

    /** What the file holds; nothing if there is none. */
    Optional<byte[]> read() throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Writes what a file is to hold. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Returns once the file would hold this after a loss of power. */
    void replace(Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    /** So that the new name outlives a loss of power; not every system opens folders, and those that do not keep names by themselves. */
    private void forceFolder() {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException foldersAreNotOpenedHere) {
                return;
            }
        }
    }

    void remove() throws IOException {
        Files.deleteIfExists(fresh);
        Files.deleteIfExists(file);
    }
}
