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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Columns in memory, of which batches are views where their types allow it. */
public final class MemorySource implements DatasetSource {

    /** Cuts the values of a field for a batch; what is malformed is added to the list. */
    public interface Cutter {

        /** The column of {@code rows} rows from index {@code start}. */
        Column cut(int start, int rows, List<MalformedValue> malformed);
    }

    /**
     * A column.
     *
     * @param field the field as it was given
     * @param rows how many values there are
     * @param cutter cuts batches
     */
    public record MemoryColumn(Field field, int rows, Cutter cutter) {}

    private final String name;
    private final Optional<Instant> snapshotAt;
    private final Optional<String> revision;
    private final Map<String, MemoryColumn> columns = new TreeMap<>();
    private final int rows;
    private final int batchRows;

    /**
     * @param name the name for messages
     * @param snapshotAt when the data were taken
     * @param revision what tells these rows in this order from others
     * @param columns the columns, of one length
     * @param batchRows how many rows a batch holds, at least 1
     * @throws ImpactException codes {@code source/duplicate-column} and {@code source/ragged-columns}
     */
    public MemorySource(
            String name,
            Optional<Instant> snapshotAt,
            Optional<String> revision,
            List<MemoryColumn> columns,
            int batchRows) {
        this.name = name;
        this.snapshotAt = snapshotAt;
        this.revision = revision;
        this.batchRows = batchRows;
        this.rows = columns.isEmpty() ? 0 : columns.get(0).rows();
        for (MemoryColumn column : columns) {
            if (column.rows() != rows) {
                throw new ImpactException(
                        "source/ragged-columns",
                        name + ": column " + column.field().name() + " has " + column.rows() + " values, expected "
                                + rows + " as in column "
                                + columns.get(0).field().name(),
                        "give every column a value for each row");
            }
            this.columns.put(column.field().name(), column);
        }
        List<String> names =
                columns.stream().map(column -> column.field().name()).toList();
        ColumnLookup.find(name, names, List.of());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Instant> snapshotAt() {
        return snapshotAt;
    }

    @Override
    public Optional<String> revision() {
        return revision;
    }

    @Override
    public BatchReader open(List<Field> fields) {
        return open(fields, 0);
    }

    @Override
    public BatchReader openAfter(List<Field> fields, long rowsBefore) {
        return open(fields, (int) Math.min(rowsBefore, rows));
    }

    private BatchReader open(List<Field> fields, int start) {
        ColumnLookup.find(name, List.copyOf(columns.keySet()), fields);
        List<MemoryColumn> chosen = new ArrayList<>();
        for (Field field : fields) {
            MemoryColumn column = columns.get(field.name());
            if (column != null) {
                refuseOther(field, column.field());
                chosen.add(column);
            }
        }
        return new Reading(chosen, start);
    }

    private void refuseOther(Field asked, Field given) {
        if (!asked.declaration().equals(given.declaration())) {
            throw new ImpactException(
                    "source/wrong-type",
                    name + ": column " + asked.name() + " is " + given.declaration() + ", expected "
                            + asked.declaration(),
                    "give the values as the field declares them");
        }
    }

    private final class Reading implements BatchReader {

        private final List<MemoryColumn> chosen;
        private int start;

        Reading(List<MemoryColumn> chosen, int start) {
            this.chosen = chosen;
            this.start = start;
        }

        @Override
        public Optional<ColumnBatch> next() {
            if (start == rows) {
                return Optional.empty();
            }
            int count = Math.min(batchRows, rows - start);
            List<MalformedValue> malformed = new ArrayList<>();
            List<Column> cut = chosen.stream()
                    .map(column -> column.cutter().cut(start, count, malformed))
                    .toList();
            malformed.sort(Comparator.comparingLong(MalformedValue::row));
            start += count;
            return Optional.of(new ColumnBatch(start - count + 1L, count, cut, malformed));
        }

        @Override
        public void close() {
            start = rows;
        }
    }
}
