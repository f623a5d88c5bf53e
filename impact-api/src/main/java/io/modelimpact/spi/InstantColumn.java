package io.modelimpact.spi;

import java.util.BitSet;

/** Points on the UTC time line. */
public final class InstantColumn implements Column {

    private final long[] epochSecond;
    private final int[] nano;
    private final BitSet missing;

    /**
     * Instants from the start of the arrays, which are not copied.
     *
     * @param epochSecond whole seconds since 1970-01-01T00:00:00Z, within {@link java.time.Instant#MIN} and {@link java.time.Instant#MAX}
     * @param nano the nanoseconds beyond them, 0 to 999,999,999
     * @param missing the rows without a value
     */
    public InstantColumn(long[] epochSecond, int[] nano, BitSet missing) {
        this.epochSecond = epochSecond;
        this.nano = nano;
        this.missing = missing;
    }

    /** Whole seconds since 1970-01-01T00:00:00Z. */
    public long epochSecond(int row) {
        return epochSecond[row];
    }

    /** The nanoseconds beyond the whole second. */
    public int nano(int row) {
        return nano[row];
    }

    @Override
    public boolean isMissing(int row) {
        return missing.get(row);
    }

    @Override
    public BitSet missing(int rows) {
        return missing.get(0, rows);
    }
}
