package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.formula.Field;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.LongColumn;
import java.util.OptionalLong;

/** Reads values of 64 bits. */
abstract class LongParser extends ColumnParser {

    private long[] values = new long[0];

    LongParser(Field field, String expected) {
        super(field, expected);
    }

    @Override
    final void makeRoom(int rows) {
        if (values.length < rows) {
            values = new long[rows];
        }
    }

    @Override
    final void drop() {
        values = new long[0];
    }

    final long[] values() {
        return values;
    }

    /** Reads a value that is not written in the usual way. */
    final void setUnusual(int row, CellRanges cells, int i) {
        values[row] = 0;
        if (cells.start(i) == cells.end(i)) {
            setMissing(row);
        } else {
            OptionalLong value = parse(text(cells, i));
            if (value.isPresent()) {
                values[row] = value.getAsLong();
            } else {
                setMalformed(row);
            }
        }
    }

    abstract OptionalLong parse(String text);

    @Override
    final Column finish() {
        return new LongColumn(values, missing());
    }
}
