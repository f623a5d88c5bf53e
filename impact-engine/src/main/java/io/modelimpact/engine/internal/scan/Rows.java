package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.InstantColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.MalformedValue;
import io.modelimpact.spi.TextColumn;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A batch whose columns are found by field. Immutable, and so safe to share between threads. */
public final class Rows {

    private static final BitSet NONE = new BitSet();

    private final int count;
    private final Map<String, Column> columns = new TreeMap<>();
    private final Map<String, BitSet> malformed = new TreeMap<>();

    Rows(List<Field> fields, ColumnBatch batch) {
        this.count = batch.rows();
        if (fields.size() != batch.columns().size()) {
            throw wrong("expected " + fields.size() + " columns, found "
                    + batch.columns().size());
        }
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            Column column = batch.columns().get(i);
            if (!expected(field).isInstance(column)) {
                throw wrong("expected a " + expected(field).getSimpleName() + " for column " + field.name()
                        + ", found a " + column.getClass().getSimpleName());
            }
            columns.put(field.name(), column);
        }
        for (MalformedValue value : batch.malformed()) {
            malformed
                    .computeIfAbsent(value.field().name(), name -> new BitSet(count))
                    .set(Math.toIntExact(value.row() - batch.firstRow()));
        }
    }

    private Rows(Rows rows, Map<Field, Field> view) {
        this.count = rows.count;
        columns.putAll(rows.columns);
        malformed.putAll(rows.malformed);
        view.forEach((standIn, column) -> {
            columns.put(standIn.name(), rows.column(column));
            malformed.put(standIn.name(), rows.malformed(column));
        });
    }

    /** The same rows, where each field that is no column stands for one. */
    Rows seenAs(Map<Field, Field> view) {
        return new Rows(this, view);
    }

    /** The number of rows. */
    public int count() {
        return count;
    }

    LongColumn longs(Field field) {
        return (LongColumn) column(field);
    }

    DoubleColumn doubles(Field field) {
        return (DoubleColumn) column(field);
    }

    /** The column of a field of texts or identifiers. */
    public TextColumn texts(Field field) {
        return (TextColumn) column(field);
    }

    InstantColumn instants(Field field) {
        return (InstantColumn) column(field);
    }

    Column column(Field field) {
        Column column = columns.get(field.name());
        if (column == null) {
            throw new IllegalStateException("column " + field.name() + " is used and was not asked for");
        }
        return column;
    }

    /** The rows in which the value of the field is missing or malformed. */
    BitSet missing(Field field) {
        return column(field).missing(count);
    }

    /** The rows in which the value of the field is malformed; not to be changed. */
    BitSet malformed(Field field) {
        return malformed.getOrDefault(field.name(), NONE);
    }

    private static Class<? extends Column> expected(Field field) {
        return switch (field.type()) {
            case INTEGER, DECIMAL, FLAG, DATE -> LongColumn.class;
            case REAL -> DoubleColumn.class;
            case TEXT, ID -> TextColumn.class;
            case INSTANT -> InstantColumn.class;
        };
    }

    private static ImpactException wrong(String message) {
        return new ImpactException(
                "source/wrong-column", message, "correct the source: columns come in the order and type asked for");
    }
}
