package io.modelimpact.spi;

import io.modelimpact.ImpactException;
import java.util.List;

/**
 * Where a ledger keeps the bytes of its entries: an embedded file, memory, a table of a database. A store knows bytes and their order and nothing of what
 * they mean; what was tampered with is found by the ledger that reads them. Safe for use by several threads.
 */
public interface LedgerStore extends AutoCloseable {

    /** The ledger's unique name, such as {@code example.com/ledger}, which never changes. */
    String origin();

    /** The number of entries that were acknowledged. Never shrinks; for a store opened for reading, fixed when it was opened. */
    long size();

    /**
     * The bytes of the entry at an index from 0 to below {@link #size()}, a fresh array.
     *
     * @throws ImpactException code {@code ledger/not-read} if the bytes can not be had, {@code ledger/damaged} if they are not those that were written
     */
    byte[] read(long index);

    /**
     * Appends entries behind the ones there are: all of them or none, in their order. When this returns, they outlive the end of the process and of the
     * machine, as far as the store can have that.
     *
     * @param expectedSize the size that the caller knows
     * @param entries at least one
     * @throws ImpactException code {@code ledger/conflict} if the store has another size, {@code ledger/read-only} if it was opened for reading,
     *     {@code ledger/not-written} if nothing was appended and the caller may try again, {@code ledger/reopen-needed} if it is not known whether they
     *     were appended
     */
    void append(long expectedSize, List<byte[]> entries);

    /** Releases files and locks; {@link ImpactException} code {@code ledger/not-closed} if that fails. Closing again does nothing. */
    @Override
    void close();
}
