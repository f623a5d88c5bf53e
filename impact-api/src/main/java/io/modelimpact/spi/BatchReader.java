package io.modelimpact.spi;

import java.util.Optional;

/** One pass over the rows of a source. Confined to one thread. */
public interface BatchReader extends AutoCloseable {

    /**
     * The next rows; empty at the end, and from then on. How rows are cut into batches may not depend on anything but speed.
     *
     * @throws io.modelimpact.ImpactException code {@code source/unreadable} and others of {@code source/}, naming the row
     */
    Optional<ColumnBatch> next();

    /**
     * The rows that {@link #next()} would give, of which what takes time may be left for the thread that works on them. A reader that can not
     * do so gives them as they are.
     *
     * @throws io.modelimpact.ImpactException as {@link #next()}
     */
    default Optional<PendingBatch> nextPending() {
        return next().map(PendingBatch::of);
    }

    /** Gives back what the reader holds. May be called again. */
    @Override
    void close();
}
