package io.modelimpact.engine.internal.scan;

import java.util.BitSet;

/**
 * The values of a metric in the rows of a batch: a column for each variable, exact or binary64. What a column holds in a row that does not
 * enter, or is overflowed, means nothing. Nobody changes them once they are made.
 */
final class MetricValues {

    private static final long[][] NO_WHOLES = new long[0][];
    private static final double[][] NO_REALS = new double[0][];

    private final BitSet missing;
    private final BitSet entering;
    private final BitSet overflowed;
    private final long[][] wholes;
    private final double[][] reals;
    private final int rows;

    private MetricValues(BitSet missing, BitSet entering, BitSet overflowed, long[][] wholes, double[][] reals) {
        this.missing = missing;
        this.entering = entering;
        this.overflowed = overflowed;
        this.wholes = wholes;
        this.reals = reals;
        this.rows = wholes.length > 0 ? wholes[0].length : reals[0].length;
    }

    /** Whole numbers, with a scale. */
    static MetricValues exact(BitSet missing, BitSet entering, BitSet overflowed, long[]... columns) {
        return new MetricValues(missing, entering, overflowed, columns, NO_REALS);
    }

    /** Binary64 numbers. */
    static MetricValues real(BitSet missing, BitSet entering, double[]... columns) {
        return new MetricValues(missing, entering, new BitSet(), NO_WHOLES, columns);
    }

    /** The rows whose units meet the condition of the metric and lack a value. */
    BitSet missing() {
        return missing;
    }

    /** The rows whose units enter the metric. */
    BitSet entering() {
        return entering;
    }

    /** The rows of which a value is exact and beyond 64 bits; where they enter they count as not finite. */
    BitSet overflowed() {
        return overflowed;
    }

    /** The rows that are added to no sums: those that do not enter, and those beyond 64 bits. */
    BitSet leftOut() {
        BitSet leftOut = (BitSet) entering.clone();
        leftOut.andNot(overflowed);
        leftOut.flip(0, rows);
        return leftOut;
    }

    /** The number of variables. */
    int variables() {
        return wholes.length + reals.length;
    }

    /** Whether the values are whole numbers, with a scale, and not binary64. */
    boolean isExact() {
        return reals.length == 0;
    }

    /** The columns of exact values; none of binary64 ones. */
    long[][] wholes() {
        return wholes;
    }

    /** The columns of binary64 values; none of exact ones. */
    double[][] reals() {
        return reals;
    }
}
