package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.record.verify.RowBytes;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.InstantColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.TextColumn;
import java.util.BitSet;

/** Adds the values of one field to the canonical bytes of their rows. */
final class ColumnBytes {

    private interface Present {
        void addTo(RowBytes bytes, int row);
    }

    private final Field field;
    private final BitSet missing;
    private final BitSet malformed;
    private final Present present;

    ColumnBytes(Field field, Rows rows) {
        this.field = field;
        this.missing = rows.missing(field);
        this.malformed = rows.malformed(field);
        this.present = present(field, rows);
    }

    void addTo(RowBytes bytes, int row) {
        if (malformed.get(row)) {
            bytes.addMalformed(field.type());
        } else if (missing.get(row)) {
            bytes.addMissing(field.type());
        } else {
            present.addTo(bytes, row);
        }
    }

    private static Present present(Field field, Rows rows) {
        return switch (field.type()) {
            case ID, TEXT -> texts(field, rows.texts(field));
            case FLAG, INTEGER, DATE -> wholes(field, rows.longs(field));
            case DECIMAL -> decimals(rows.longs(field), ((DecimalField) field).scale());
            case REAL -> reals(rows.doubles(field));
            case INSTANT -> instants(rows.instants(field));
        };
    }

    private static Present texts(Field field, TextColumn column) {
        byte[] utf8 = column.utf8();
        return (bytes, row) -> bytes.addText(field.type(), utf8, column.start(row), column.end(row));
    }

    private static Present wholes(Field field, LongColumn column) {
        return (bytes, row) -> bytes.addWhole(field.type(), column.value(row));
    }

    private static Present decimals(LongColumn column, int scale) {
        return (bytes, row) -> bytes.addDecimal(column.value(row), scale);
    }

    private static Present reals(DoubleColumn column) {
        return (bytes, row) -> bytes.addReal(column.value(row));
    }

    private static Present instants(InstantColumn column) {
        return (bytes, row) -> bytes.addInstant(column.epochSecond(row), column.nano(row));
    }
}
