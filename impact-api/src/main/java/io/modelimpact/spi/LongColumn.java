package io.modelimpact.spi;

import java.util.BitSet;

/** Values of 64 bits: whole numbers, decimals without their scale, flags as 0 and 1, days since 1970-01-01. */
public final class LongColumn implements Column {

    private final long[] values;
    private final BitSet missing;
    private final int offset;

    /** Values from the start of the arrays; see {@link #LongColumn(long[], BitSet, int)}. */
    public LongColumn(long[] values, BitSet missing) {
        this(values, missing, 0);
    }

    /**
     * Values from somewhere in the arrays, which are not copied: a source that holds whole columns can cut batches out of them.
     *
     * @param values the values
     * @param missing the indices of missing values in {@code values}
     * @param offset the index of the batch's first row in {@code values}
     */
    public LongColumn(long[] values, BitSet missing, int offset) {
        this.values = values;
        this.missing = missing;
        this.offset = offset;
    }

    /** The value of a row: the number, the unscaled decimal, 0 or 1, or the day since 1970-01-01. */
    public long value(int row) {
        return values[offset + row];
    }

    /** The array that the values stand in, for loops over many rows; not to be changed. The value of row 0 stands at {@link #offset()}. */
    public long[] array() {
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
