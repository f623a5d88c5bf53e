package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.formula.Field;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.InstantColumn;
import java.time.Instant;
import java.util.Optional;

/** Reads points in time. */
final class InstantParser extends ColumnParser {

    private long[] seconds = new long[0];
    private int[] nanos = new int[0];

    InstantParser(Field field) {
        super(field, "a point in time with its offset such as 2026-01-31T00:00:00Z");
    }

    @Override
    void makeRoom(int rows) {
        if (seconds.length < rows) {
            seconds = new long[rows];
            nanos = new int[rows];
        }
    }

    @Override
    void drop() {
        seconds = new long[0];
        nanos = new int[0];
    }

    @Override
    void parse(CellRanges cells, int row) {
        byte[] bytes = cells.bytes();
        for (int i = 0; i < cells.count(); i++) {
            long second = CellBytes.second(bytes, cells.start(i), cells.end(i));
            if (second == CellBytes.UNUSUAL) {
                setUnusual(row + i, cells, i);
            } else {
                seconds[row + i] = second;
                nanos[row + i] = 0;
            }
        }
    }

    private void setUnusual(int row, CellRanges cells, int i) {
        seconds[row] = 0;
        nanos[row] = 0;
        if (cells.start(i) == cells.end(i)) {
            setMissing(row);
        } else {
            Optional<Instant> instant = CellParser.instant(text(cells, i));
            seconds[row] = instant.map(Instant::getEpochSecond).orElse(0L);
            nanos[row] = instant.map(Instant::getNano).orElse(0);
            if (instant.isEmpty()) {
                setMalformed(row);
            }
        }
    }

    @Override
    Column finish() {
        return new InstantColumn(seconds, nanos, missing());
    }
}
