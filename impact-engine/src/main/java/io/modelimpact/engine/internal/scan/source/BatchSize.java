package io.modelimpact.engine.internal.scan.source;

/** How many rows a batch holds unless said. Large enough to spread the cost of a task, small enough to stay in a processor's cache. */
public final class BatchSize {

    /** The number of rows. */
    public static final int DEFAULT = 16_384;

    private BatchSize() {}

    /** The number of rows itself; {@link IllegalArgumentException} below 1. */
    public static int require(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("expected batches of at least 1 row, found " + rows);
        }
        return rows;
    }
}
