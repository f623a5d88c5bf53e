package io.modelimpact.benchmarks;

import io.modelimpact.formula.Field;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.DatasetSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The rows of a source, so many times over: more rows than fit into memory.
 *
 * @param round the source
 * @param times how often
 * @param between is told how many times are left whenever one ends and another begins
 */
record RepeatedSource(DatasetSource round, long times, LongConsumer between) implements DatasetSource {

    @Override
    public String name() {
        return round.name();
    }

    @Override
    public BatchReader open(List<Field> columns) {
        return new BatchReader() {
            private BatchReader reader = round.open(columns);
            private long again = times - 1;
            private long next = 1;

            @Override
            public Optional<ColumnBatch> next() {
                Optional<ColumnBatch> batch = reader.next();
                if (batch.isEmpty() && again > 0) {
                    between.accept(again);
                    again--;
                    reader = round.open(columns);
                    batch = reader.next();
                }
                return batch.map(this::renumbered);
            }

            private ColumnBatch renumbered(ColumnBatch batch) {
                long first = next;
                next += batch.rows();
                return new ColumnBatch(first, batch.rows(), batch.columns(), batch.malformed());
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }
}
