package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.formula.Field;
import java.util.OptionalLong;

/** Reads flags. */
final class FlagParser extends LongParser {

    FlagParser(Field field) {
        super(field, "a flag: true, false, yes, no, t, f, 1 or 0");
    }

    @Override
    void parse(CellRanges cells, int row) {
        long[] values = values();
        byte[] bytes = cells.bytes();
        for (int i = 0; i < cells.count(); i++) {
            long value = CellBytes.flag(bytes, cells.start(i), cells.end(i));
            if (value == CellBytes.UNUSUAL) {
                setUnusual(row + i, cells, i);
            } else {
                values[row + i] = value;
            }
        }
    }

    @Override
    OptionalLong parse(String text) {
        return CellParser.flag(text);
    }
}
