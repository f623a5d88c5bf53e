package io.modelimpact.engine.internal.scan.rowset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes outside of memory. Safe for several threads that write and read different places. */
interface SpillStore extends Closeable {

    /** Writes all that remains in the buffer. */
    void write(long position, ByteBuffer bytes) throws IOException;

    /** Fills what remains of the buffer; {@link java.io.EOFException} if the store ends before. */
    void read(long position, ByteBuffer bytes) throws IOException;

    /** Returns once everything written would survive a loss of power, where the store is one that stays. */
    void force() throws IOException;

    /** Opens a store when it is first needed. */
    interface Opening {
        /** The store. */
        SpillStore open() throws IOException;
    }
}
