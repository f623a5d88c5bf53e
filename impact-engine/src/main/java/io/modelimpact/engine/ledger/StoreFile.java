package io.modelimpact.engine.ledger;

import java.io.IOException;

/** The few operations of a file that the ledger's safety rests on. What was written is safe only after {@link #force()}. Not for several threads. */
interface StoreFile extends AutoCloseable {

    /** The length in bytes. */
    long length() throws IOException;

    /** Fills the part of the buffer; {@link java.io.EOFException} if the file ends before. */
    void read(long position, byte[] into, int offset, int count) throws IOException;

    /** Writes all bytes, beyond the end if need be. If it fails, any of them may be written. */
    void write(long position, byte[] bytes) throws IOException;

    /** Returns once everything written, and the length, would survive a loss of power. */
    void force() throws IOException;

    /** Cuts the file off behind the length. */
    void truncate(long length) throws IOException;

    @Override
    void close() throws IOException;
}
