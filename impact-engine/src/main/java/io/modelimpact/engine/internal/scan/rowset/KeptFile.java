package io.modelimpact.engine.internal.scan.rowset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that stays when it is closed. */
final class KeptFile implements SpillStore {

    private final FileChannel channel;

    private KeptFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the file, or makes it, for nobody else to write to; {@link OverlappingFileLockException} if somebody does. */
    static KeptFile at(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            return new KeptFile(channel);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Cuts off what lies behind a length; {@link EOFException} if the file is shorter. */
    void cut(long length) throws IOException {
        if (channel.size() < length) {
            throw new EOFException("expected at least " + length + " bytes, found " + channel.size());
        }
        channel.truncate(length);
    }

    @Override
    public void write(long position, ByteBuffer bytes) throws IOException {
        ChannelBytes.write(channel, position, bytes);
    }

    @Override
    public void read(long position, ByteBuffer bytes) throws IOException {
        ChannelBytes.read(channel, position, bytes);
    }

    @Override
    public void force() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
