package io.modelimpact.engine.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file of the operating system. */
final class DiskFile implements StoreFile {

    private final RandomAccessFile file;

    private DiskFile(RandomAccessFile file) {
        this.file = file;
    }

    static DiskFile forWriting(Path path) throws IOException {
        return new DiskFile(new RandomAccessFile(path.toFile(), "rw"));
    }

    static DiskFile forReading(Path path) throws IOException {
        return new DiskFile(new RandomAccessFile(path.toFile(), "r"));
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public void read(long position, byte[] into, int offset, int count) throws IOException {
        file.seek(position);
        file.readFully(into, offset, count);
    }

    @Override
    public void write(long position, byte[] bytes) throws IOException {
        file.seek(position);
        file.write(bytes);
    }

    /** An interrupt during a forced write closes the file, so a pending one is held back until after it. */
    @Override
    public void force() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            file.getChannel().force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void truncate(long length) throws IOException {
        file.setLength(length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
