package io.modelimpact.engine.internal.scan.rowset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** All bytes of a buffer at a place of a file, where a channel may take some of them at a time. */
final class ChannelBytes {

    private ChannelBytes() {}

    static void write(FileChannel channel, long position, ByteBuffer bytes) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    static void read(FileChannel channel, long position, ByteBuffer bytes) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at);
            if (read < 0) {
                throw new EOFException("the file ends at byte " + at);
            }
            at += read;
        }
    }
}
