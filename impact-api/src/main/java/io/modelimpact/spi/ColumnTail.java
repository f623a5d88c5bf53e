package io.modelimpact.spi;

import java.util.BitSet;

/** Copies of columns without their first rows. */
final class ColumnTail {

    private ColumnTail() {}

    /** The rows of a column from {@code first} on. */
    static Column of(Column column, int first, int rows) {
        if (column instanceof LongColumn longs) {
            return longs(longs, first, rows);
        } else if (column instanceof DoubleColumn doubles) {
            return doubles(doubles, first, rows);
        } else if (column instanceof InstantColumn instants) {
            return instants(instants, first, rows);
        } else if (column instanceof TextColumn texts) {
            return texts(texts, first, rows);
        }
        throw new IllegalStateException("an unknown kind of column: " + column.getClass());
    }

    private static BitSet missing(Column column, int first, int rows) {
        BitSet missing = new BitSet(rows);
        for (int row = 0; row < rows; row++) {
            missing.set(row, column.isMissing(first + row));
        }
        return missing;
    }

    private static Column longs(LongColumn column, int first, int rows) {
        BitSet missing = missing(column, first, rows);
        long[] values = new long[rows];
        for (int row = missing.nextClearBit(0); row < rows; row = missing.nextClearBit(row + 1)) {
            values[row] = column.value(first + row);
        }
        return new LongColumn(values, missing);
    }

    private static Column doubles(DoubleColumn column, int first, int rows) {
        BitSet missing = missing(column, first, rows);
        double[] values = new double[rows];
        for (int row = missing.nextClearBit(0); row < rows; row = missing.nextClearBit(row + 1)) {
            values[row] = column.value(first + row);
        }
        return new DoubleColumn(values, missing);
    }

    private static Column instants(InstantColumn column, int first, int rows) {
        BitSet missing = missing(column, first, rows);
        long[] epochSecond = new long[rows];
        int[] nano = new int[rows];
        for (int row = missing.nextClearBit(0); row < rows; row = missing.nextClearBit(row + 1)) {
            epochSecond[row] = column.epochSecond(first + row);
            nano[row] = column.nano(first + row);
        }
        return new InstantColumn(epochSecond, nano, missing);
    }

    private static Column texts(TextColumn column, int first, int rows) {
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            codes[row] = column.isMissing(first + row) ? TextColumn.MISSING : column.code(first + row);
        }
        return new TextColumn(codes, column.dictionary());
    }
}
