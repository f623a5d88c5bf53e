package io.modelimpact.engine.internal.scan.rowset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that the system removes when it is closed, also by the end of the process: on Unix it has no name from the start. */
final class TemporaryFile implements SpillStore {

    private final FileChannel channel;

    private TemporaryFile(FileChannel channel) {
        this.channel = channel;
    }

    static TemporaryFile in(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "impact-rows-", ".tmp");
        try {
            return new TemporaryFile(FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    @Override
    public void write(long position, ByteBuffer bytes) throws IOException {
        ChannelBytes.write(channel, position, bytes);
    }

    @Override
    public void read(long position, ByteBuffer bytes) throws IOException {
        ChannelBytes.read(channel, position, bytes);
    }

    /** Nobody can read the file after a crash. */
    @Override
    public void force() {}

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
