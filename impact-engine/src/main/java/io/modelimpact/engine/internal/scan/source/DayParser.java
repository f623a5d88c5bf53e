package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.formula.Field;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Reads days. */
final class DayParser extends LongParser {

    DayParser(Field field) {
        super(field, "a day such as 2026-01-31");
    }

    @Override
    void parse(CellRanges cells, int row) {
        long[] values = values();
        byte[] bytes = cells.bytes();
        for (int i = 0; i < cells.count(); i++) {
            long value = CellBytes.day(bytes, cells.start(i), cells.end(i));
            if (value == CellBytes.UNUSUAL) {
                setUnusual(row + i, cells, i);
            } else {
                values[row + i] = value;
            }
        }
    }

    @Override
    OptionalLong parse(String text) {
        return CellParser.date(text).stream().mapToLong(LocalDate::toEpochDay).findFirst();
    }
}
