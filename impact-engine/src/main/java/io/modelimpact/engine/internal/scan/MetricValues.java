package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.exact.GroupedCrossProducts;
import io.modelimpact.stats.exact.RowsByCell;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The values of a metric in the rows of a batch: a column for each variable, exact or binary64. What a column holds in a row that does not
 * enter, or is overflowed, means nothing. Nobody changes them once they are made.
 */
final class MetricValues {

    private static final BitSet NONE = new BitSet(0);
    private static final long[][] NO_WHOLES = new long[0][];
    private static final double[][] NO_REALS = new double[0][];

    private final int rows;
    private final BitSet missing;
    private final BitSet entering;
    private final BitSet overflowed;
    private final int offset;
    private final long[][] wholes;
    private final double[][] reals;

    private MetricValues(
            int rows,
            BitSet missing,
            BitSet entering,
            BitSet overflowed,
            int offset,
            long[][] wholes,
            double[][] reals) {
        this.rows = rows;
        this.missing = missing;
        this.entering = entering;
        this.overflowed = overflowed;
        this.offset = offset;
        this.wholes = wholes;
        this.reals = reals;
    }

    /** Whole numbers, with a scale, that start at the beginning of their arrays. */
    static MetricValues exact(int rows, BitSet missing, BitSet entering, BitSet overflowed, long[]... columns) {
        return new MetricValues(rows, missing, entering, overflowed, 0, columns, NO_REALS);
    }

    /** Whole numbers, with a scale; they are not copied where they all start at the same place. */
    static MetricValues exact(int rows, BitSet missing, BitSet entering, BitSet overflowed, Decimals... columns) {
        long[][] wholes = new long[columns.length][];
        int common = columns[0].offset;
        for (Decimals column : columns) {
            common = column.offset == common ? common : 0;
        }
        for (int i = 0; i < columns.length; i++) {
            wholes[i] = columns[i].offset == common ? columns[i].values : columns[i].copy(rows);
        }
        return new MetricValues(rows, missing, entering, overflowed, common, wholes, NO_REALS);
    }

    /** Binary64 numbers that start at the beginning of their arrays. */
    static MetricValues real(int rows, BitSet missing, BitSet entering, double[]... columns) {
        return new MetricValues(rows, missing, entering, new BitSet(), 0, NO_WHOLES, columns);
    }

    /** Binary64 numbers; they are not copied where they all start at the same place. */
    static MetricValues real(int rows, BitSet missing, BitSet entering, Reals... columns) {
        double[][] reals = new double[columns.length][];
        int common = columns[0].offset;
        for (Reals column : columns) {
            common = column.offset == common ? common : 0;
        }
        for (int i = 0; i < columns.length; i++) {
            reals[i] = columns[i].offset == common ? columns[i].values : columns[i].copy(rows);
        }
        return new MetricValues(rows, missing, entering, new BitSet(), common, NO_WHOLES, reals);
    }

    /**
     * The values of several metrics side by side, which mean something in rows that enter all of them. Where one metric is binary64 all are; a
     * whole number beyond 2^53 is rounded then.
     */
    static MetricValues sideBySide(List<MetricValues> metrics, BitSet entering) {
        int rows = metrics.get(0).rows;
        if (metrics.stream().allMatch(MetricValues::isExact)) {
            Decimals[] columns = metrics.stream()
                    .flatMap(metric ->
                            Arrays.stream(metric.wholes).map(column -> new Decimals(column, metric.offset, NONE, NONE)))
                    .toArray(Decimals[]::new);
            return exact(rows, NONE, entering, NONE, columns);
        }
        return real(
                rows,
                NONE,
                entering,
                metrics.stream().flatMap(MetricValues::asReals).toArray(Reals[]::new));
    }

    private Stream<Reals> asReals() {
        return Stream.concat(
                Arrays.stream(reals).map(column -> new Reals(column, offset, NONE)),
                Arrays.stream(wholes).map(column -> {
                    double[] doubles = new double[rows];
                    Arrays.setAll(doubles, row -> column[offset + row]);
                    return new Reals(doubles, NONE);
                }));
    }

    /** The same values with a column of ones behind them. */
    MetricValues followedByOnes() {
        long[][] moreWholes = isExact() ? Arrays.copyOf(wholes, wholes.length + 1) : wholes;
        double[][] moreReals = isExact() ? reals : Arrays.copyOf(reals, reals.length + 1);
        if (isExact()) {
            moreWholes[wholes.length] = new long[offset + rows];
            Arrays.fill(moreWholes[wholes.length], 1);
        } else {
            moreReals[reals.length] = new double[offset + rows];
            Arrays.fill(moreReals[reals.length], 1);
        }
        return new MetricValues(rows, missing, entering, overflowed, offset, moreWholes, moreReals);
    }

    /** How many rows there are. */
    int rows() {
        return rows;
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

    /** The rows that enter with finite values. */
    BitSet finite() {
        BitSet finite = (BitSet) entering.clone();
        finite.andNot(overflowed);
        for (double[] column : reals) {
            for (int row = finite.nextSetBit(0); row >= 0; row = finite.nextSetBit(row + 1)) {
                if (!Double.isFinite(column[offset + row])) {
                    finite.clear(row);
                }
            }
        }
        return finite;
    }

    /** The rows that are added to no sums: those that do not enter, and those beyond 64 bits. */
    BitSet leftOut() {
        if (entering.nextClearBit(0) >= rows && overflowed.isEmpty()) {
            return new BitSet(0);
        }
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

    /** An exact value. */
    long whole(int variable, int row) {
        return wholes[variable][offset + row];
    }

    /** A binary64 value. */
    double real(int variable, int row) {
        return reals[variable][offset + row];
    }

    /** Adds the rows that enter with a value of 64 bits to their cells. */
    void addTo(GroupedCrossProducts sums, RowsByCell... ordered) {
        if (isExact()) {
            sums.addAll(wholes, offset, leftOut(), ordered);
        } else {
            sums.addAll(reals, offset, leftOut(), ordered);
        }
    }
}
