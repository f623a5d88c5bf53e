package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.formula.Field;
import java.util.OptionalLong;

/** Reads decimals and whole numbers. */
final class DecimalParser extends LongParser {

    private final int scale;

    DecimalParser(Field field, int scale, String expected) {
        super(field, expected);
        this.scale = scale;
    }

    @Override
    void parse(CellRanges cells, int row) {
        long[] values = values();
        byte[] bytes = cells.bytes();
        for (int i = 0; i < cells.count(); i++) {
            long value = CellBytes.decimal(bytes, cells.start(i), cells.end(i), scale);
            if (value == CellBytes.UNUSUAL) {
                setUnusual(row + i, cells, i);
            } else {
                values[row + i] = value;
            }
        }
    }

    @Override
    OptionalLong parse(String text) {
        return CellParser.decimal(text, scale);
    }
}
