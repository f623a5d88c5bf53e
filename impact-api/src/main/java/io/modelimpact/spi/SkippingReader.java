package io.modelimpact.spi;

import java.util.List;
import java.util.Optional;

/** Reads rows and throws the first ones away. */
final class SkippingReader implements BatchReader {

    private final BatchReader reader;
    private final long skipped;
    private boolean arrived;

    SkippingReader(BatchReader reader, long skipped) {
        this.reader = reader;
        this.skipped = skipped;
    }

    @Override
    public Optional<ColumnBatch> next() {
        return nextPending().map(PendingBatch::read);
    }

    /** The values of rows that are thrown away are not read, if the source can leave them. */
    @Override
    public Optional<PendingBatch> nextPending() {
        Optional<PendingBatch> batch = reader.nextPending();
        while (!arrived && batch.isPresent() && last(batch.get()) <= skipped) {
            batch = reader.nextPending();
        }
        if (arrived) {
            return batch;
        }
        arrived = true;
        return batch.map(first -> PendingBatch.of(tail(first.read())));
    }

    private static long last(PendingBatch batch) {
        return batch.firstRow() + batch.rows() - 1;
    }

    private ColumnBatch tail(ColumnBatch batch) {
        int before = Math.toIntExact(skipped + 1 - batch.firstRow());
        if (before == 0) {
            return batch;
        }
        int rows = batch.rows() - before;
        List<Column> columns = batch.columns().stream()
                .map(column -> ColumnTail.of(column, before, rows))
                .toList();
        List<MalformedValue> malformed = batch.malformed().stream()
                .filter(value -> value.row() > skipped)
                .toList();
        return new ColumnBatch(skipped + 1, rows, columns, malformed);
    }

    @Override
    public void close() {
        reader.close();
    }
}
