package io.modelimpact.spi;

import java.util.BitSet;

/** IEEE 754 binary64 values, NaN and infinities included. */
public final class DoubleColumn implements Column {

    private final double[] values;
    private final BitSet missing;
    private final int offset;

    /** Values from the start of the arrays; see {@link #DoubleColumn(double[], BitSet, int)}. */
    public DoubleColumn(double[] values, BitSet missing) {
        this(values, missing, 0);
    }

    /**
     * Values from somewhere in the arrays, which are not copied: a source that holds whole columns can cut batches out of them.
     *
     * @param values the values
     * @param missing the indices of missing values in {@code values}
     * @param offset the index of the batch's first row in {@code values}
     */
    public DoubleColumn(double[] values, BitSet missing, int offset) {
        this.values = values;
        this.missing = missing;
        this.offset = offset;
    }

    /** The value of a row. */
    public double value(int row) {
        return values[offset + row];
    }

    /** The array that the values stand in, for loops over many rows; not to be changed. The value of row 0 stands at {@link #offset()}. */
    public double[] array() {
        return values;
    }

    /** Where the value of row 0 stands in {@link #array()}. */
    public int offset() {
        return offset;
    }

    @Override
    public boolean isMissing(int row) {
        return missing.get(offset + row);
    }

    @Override
    public BitSet missing(int rows) {
        return missing.get(offset, offset + rows);
    }
}
