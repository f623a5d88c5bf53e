package io.modelimpact.engine;

import io.modelimpact.formula.Field;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.DatasetSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Rows that come in a fixed order, in batches of any size; {@code beforeBatch} may fail. */
record Ordered(DatasetSource rows, String version, IntConsumer beforeBatch) implements DatasetSource {

    @Override
    public String name() {
        return "ordered rows";
    }

    @Override
    public Optional<String> revision() {
        return Optional.of(version);
    }

    @Override
    public BatchReader open(List<Field> columns) {
        return new WatchedSource(rows, beforeBatch).open(columns);
    }
}
