package io.modelimpact.engine;

import io.modelimpact.formula.Field;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.DatasetSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A source that tells how many of its readers are open, and does something before each batch, such as fail. */
final class WatchedSource implements DatasetSource {

    private final DatasetSource source;
    private final IntConsumer beforeBatch;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger batches = new AtomicInteger();

    /** Calls {@code beforeBatch} with the number of the batch, from 1. */
    WatchedSource(DatasetSource source, IntConsumer beforeBatch) {
        this.source = source;
        this.beforeBatch = beforeBatch;
    }

    int openReaders() {
        return open.get();
    }

    int batchesRead() {
        return batches.get();
    }

    @Override
    public String name() {
        return "watched rows";
    }

    @Override
    public Optional<Instant> snapshotAt() {
        return source.snapshotAt();
    }

    @Override
    public BatchReader open(List<Field> columns) {
        BatchReader reader = source.open(columns);
        open.incrementAndGet();
        return new BatchReader() {
            private int batch;
            private boolean closed;

            @Override
            public Optional<ColumnBatch> next() {
                beforeBatch.accept(++batch);
                batches.incrementAndGet();
                return reader.next();
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    open.decrementAndGet();
                }
                reader.close();
            }
        };
    }
}
