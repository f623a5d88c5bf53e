package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.record.verify.RowBytes;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.InstantColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/**
 * Adds the values of one field to the canonical bytes of their rows, batch after batch. Each text of a dictionary is encoded once, as long as batches share the
 * dictionary. Mutable, confined to one thread.
 */
final class ColumnBytes {

    private interface Present {
        void addTo(RowBytes bytes, int row);
    }

    private final Field field;
    private BitSet missing = new BitSet();
    private BitSet malformed = new BitSet();
    private Present present = (bytes, row) -> {};
    private List<String> dictionary = List.of();
    private byte[][] encoded = {};

    ColumnBytes(Field field) {
        this.field = field;
    }

    /** Goes on to the rows of a batch. */
    void read(Rows rows) {
        missing = rows.missing(field);
        malformed = rows.malformed(field);
        present = switch (field.type()) {
            case ID, TEXT -> texts(rows.texts(field));
            case FLAG, INTEGER, DATE -> wholes(rows.longs(field));
            case DECIMAL -> decimals(rows.longs(field), ((DecimalField) field).scale());
            case REAL -> reals(rows.doubles(field));
            case INSTANT -> instants(rows.instants(field));
        };
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

    private Present texts(TextColumn column) {
        if (!column.isCoded()) {
            byte[] utf8 = column.utf8();
            return (bytes, row) -> bytes.addText(field.type(), utf8, column.start(row), column.end(row));
        }
        learn(column.dictionary());
        return (bytes, row) -> {
            byte[] text = encoded(column.code(row));
            bytes.addText(field.type(), text, 0, text.length);
        };
    }

    // The very same list, which is immutable: to compare the texts would take as long as to encode them.
    @SuppressWarnings("ReferenceEquality")
    private void learn(List<String> texts) {
        if (dictionary != texts) {
            dictionary = texts;
            encoded = new byte[texts.size()][];
        }
    }

    private byte[] encoded(int code) {
        byte[] known = encoded[code];
        if (known == null) {
            known = dictionary.get(code).getBytes(StandardCharsets.UTF_8);
            encoded[code] = known;
        }
        return known;
    }

    private Present wholes(LongColumn column) {
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
