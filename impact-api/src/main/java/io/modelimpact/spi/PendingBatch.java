package io.modelimpact.spi;

/**
 * Consecutive rows that a reader has cut out of its source without having read their values, which another thread can then do: so the values
 * of several batches are read at the same time.
 */
public interface PendingBatch {

    /** The number of the first row in the source, counted from 1. */
    long firstRow();

    /** How many rows there are, at least 1. */
    int rows();

    /**
     * The rows with their values. May be called by any thread, once or again, also after the reader was closed, but not after {@link #done()}.
     *
     * @throws io.modelimpact.ImpactException codes of {@code source/}
     */
    ColumnBatch read();

    /**
     * Says that nobody will look at the columns of {@link #read()} any more, so that other batches may use their memory. Who keeps columns does not
     * call this; dictionaries may be kept.
     */
    default void done() {}

    /** A batch of which everything was read. */
    static PendingBatch of(ColumnBatch batch) {
        return new PendingBatch() {
            @Override
            public long firstRow() {
                return batch.firstRow();
            }

            @Override
            public int rows() {
                return batch.rows();
            }

            @Override
            public ColumnBatch read() {
                return batch;
            }
        };
    }
}
