package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.formula.Field;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.DoubleColumn;
import java.util.OptionalDouble;

/** Reads reals. */
final class RealParser extends ColumnParser {

    private double[] values = new double[0];

    RealParser(Field field) {
        super(field, "a decimal number, NaN or Infinity");
    }

    @Override
    void makeRoom(int rows) {
        if (values.length < rows) {
            values = new double[rows];
        }
    }

    @Override
    void drop() {
        values = new double[0];
    }

    @Override
    void parse(CellRanges cells, int row) {
        byte[] bytes = cells.bytes();
        for (int i = 0; i < cells.count(); i++) {
            double value = CellBytes.real(bytes, cells.start(i), cells.end(i));
            if (Double.isNaN(value)) {
                setUnusual(row + i, cells, i);
            } else {
                values[row + i] = value;
            }
        }
    }

    private void setUnusual(int row, CellRanges cells, int i) {
        values[row] = 0;
        if (cells.start(i) == cells.end(i)) {
            setMissing(row);
        } else {
            OptionalDouble value = CellParser.real(text(cells, i));
            if (value.isPresent()) {
                values[row] = value.getAsDouble();
            } else {
                setMalformed(row);
            }
        }
    }

    @Override
    Column finish() {
        return new DoubleColumn(values, missing());
    }
}
