package io.modelimpact.engine.internal.scan.rowset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes outside of memory. Safe for several threads that write and read different places. */
public interface SpillStore extends Closeable {

    /** Writes all that remains in the buffer. */
    void write(long position, ByteBuffer bytes) throws IOException;

    /** Fills what remains of the buffer; {@link java.io.EOFException} if the store ends before. */
    void read(long position, ByteBuffer bytes) throws IOException;

    /** Opens a store when it is first needed. */
    interface Opening {
        /** A store without bytes, which goes away when it is closed, or when the process ends. */
        SpillStore open() throws IOException;
    }
}
