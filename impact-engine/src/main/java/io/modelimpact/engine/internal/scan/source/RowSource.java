package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.ImpactException;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.spi.MalformedValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Rows that are objects of the host, which come one after the other.
 *
 * @param <R> the type of a row
 */
public final class RowSource<R> implements DatasetSource {

    /**
     * Gathers the values of one field.
     *
     * @param <R> the type of a row
     */
    public interface Gatherer<R> {
        /** The column of these rows; what is malformed is added with the number of its row among them, from 1. */
        Column gather(List<R> rows, List<MalformedValue> malformed);
    }

    /** What is told of a source besides its rows. */
    public record Description(
            String name, boolean rescannable, Optional<Instant> snapshotAt, Optional<String> revision, int batchRows) {}

    private final Description description;
    private final Supplier<Iterator<R>> rows;
    private final SortedMap<String, Gatherer<R>> gatherers;
    private final SortedMap<String, Field> declared;

    /** A source of the rows of each iterator that is supplied. */
    public RowSource(
            Description description,
            Supplier<Iterator<R>> rows,
            SortedMap<String, Field> declared,
            SortedMap<String, Gatherer<R>> gatherers) {
        this.description = description;
        this.rows = rows;
        this.declared = new TreeMap<>(declared);
        this.gatherers = new TreeMap<>(gatherers);
    }

    @Override
    public String name() {
        return description.name();
    }

    @Override
    public Optional<Instant> snapshotAt() {
        return description.snapshotAt();
    }

    @Override
    public boolean isRescannable() {
        return description.rescannable();
    }

    @Override
    public Optional<String> revision() {
        return description.revision();
    }

    @Override
    public BatchReader open(List<Field> fields) {
        ColumnLookup.find(name(), List.copyOf(gatherers.keySet()), fields);
        List<Gatherer<R>> chosen = new ArrayList<>();
        for (Field field : fields) {
            Field given = declared.get(field.name());
            Gatherer<R> gatherer = gatherers.get(field.name());
            if (given != null && gatherer != null) {
                requireSame(field, given);
                chosen.add(gatherer);
            }
        }
        return new Reading(rows.get(), chosen);
    }

    private void requireSame(Field asked, Field given) {
        if (!asked.declaration().equals(given.declaration())) {
            throw new ImpactException(
                    "source/wrong-type",
                    name() + ": column " + asked.name() + " is " + given.declaration() + ", expected "
                            + asked.declaration(),
                    "give the values as the field declares them");
        }
    }

    private final class Reading implements BatchReader {

        private final Iterator<R> iterator;
        private final List<Gatherer<R>> chosen;
        private long lastRow;
        private boolean closed;

        Reading(Iterator<R> iterator, List<Gatherer<R>> chosen) {
            this.iterator = iterator;
            this.chosen = chosen;
        }

        @Override
        public Optional<ColumnBatch> next() {
            List<R> some = new ArrayList<>();
            while (!closed && some.size() < description.batchRows() && iterator.hasNext()) {
                some.add(iterator.next());
            }
            return some.isEmpty() ? Optional.empty() : Optional.of(batch(some));
        }

        private ColumnBatch batch(List<R> some) {
            List<MalformedValue> found = new ArrayList<>();
            List<Column> columns = chosen.stream()
                    .map(gatherer -> gatherer.gather(some, found))
                    .toList();
            List<MalformedValue> malformed = found.stream()
                    .map(value -> new MalformedValue(lastRow + value.row(), value.field(), value.expected()))
                    .sorted(Comparator.comparingLong(MalformedValue::row))
                    .toList();
            long firstRow = lastRow + 1;
            lastRow += some.size();
            return new ColumnBatch(firstRow, some.size(), columns, malformed);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
