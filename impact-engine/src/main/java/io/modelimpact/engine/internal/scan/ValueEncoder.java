package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.ValueType;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.InstantColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * The canonical bytes of a field's values: a tag of the type, whether the value is present, missing or malformed, and, if present, the value.
 * Numbers are big-endian; decimals have no trailing zeros; zero has no sign and there is one NaN; texts are in UTF-8 after their length in
 * bytes; instants are seconds and nanoseconds.
 */
final class ValueEncoder {

    private static final int PRESENT = 0;
    private static final int MISSING = 1;
    private static final int MALFORMED = 2;

    private interface Present {
        void append(int row, ByteSink sink);
    }

    private final int tag;
    private final BitSet missing;
    private final BitSet malformed;
    private final Present present;

    ValueEncoder(Field field, Rows rows) {
        this.tag = tag(field.type());
        this.missing = rows.missing(field);
        this.malformed = rows.malformed(field);
        this.present = present(field, rows);
    }

    boolean isMissing(int row) {
        return missing.get(row);
    }

    void append(int row, ByteSink sink) {
        sink.put(tag);
        if (!missing.get(row)) {
            sink.put(PRESENT);
            present.append(row, sink);
        } else {
            sink.put(malformed.get(row) ? MALFORMED : MISSING);
        }
    }

    private static int tag(ValueType type) {
        return switch (type) {
            case ID -> 1;
            case TEXT -> 2;
            case FLAG -> 3;
            case INTEGER -> 4;
            case DECIMAL -> 5;
            case REAL -> 6;
            case DATE -> 7;
            case INSTANT -> 8;
        };
    }

    private static Present present(Field field, Rows rows) {
        return switch (field.type()) {
            case ID, TEXT -> texts(rows.texts(field));
            case FLAG, INTEGER, DATE -> longs(rows.longs(field));
            case DECIMAL -> decimals(rows.longs(field), ((DecimalField) field).scale());
            case REAL -> doubles(rows.doubles(field));
            case INSTANT -> instants(rows.instants(field));
        };
    }

    private static Present texts(TextColumn column) {
        byte[][] encoded = column.dictionary().stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return (row, sink) -> {
            byte[] text = encoded[column.code(row)];
            sink.putInt(text.length);
            sink.put(text);
        };
    }

    private static Present longs(LongColumn column) {
        return (row, sink) -> sink.putLong(column.value(row));
    }

    private static Present decimals(LongColumn column, int scale) {
        return (row, sink) -> {
            long unscaled = column.value(row);
            int stripped = scale;
            while (stripped > 0 && unscaled % 10 == 0) {
                unscaled /= 10;
                stripped--;
            }
            sink.put(stripped);
            sink.putLong(unscaled);
        };
    }

    private static Present doubles(DoubleColumn column) {
        return (row, sink) -> sink.putLong(Double.doubleToLongBits(column.value(row) + 0.0));
    }

    private static Present instants(InstantColumn column) {
        return (row, sink) -> {
            sink.putLong(column.epochSecond(row));
            sink.putInt(column.nano(row));
        };
    }
}
