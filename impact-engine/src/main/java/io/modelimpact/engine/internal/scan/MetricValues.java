package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.exact.GroupedCrossProducts;
import java.util.Arrays;
import java.util.BitSet;

/** The values of a metric in the rows of a batch. */
interface MetricValues {

    /** The rows whose units meet the condition of the metric and lack a value. */
    BitSet missing();

    /** The rows whose units enter the metric. */
    BitSet entering();

    /** The number of variables of a row. */
    int variables();

    /** Whether the values are whole numbers, with a scale, and not binary64. */
    boolean isExact();

    /** An exact value of a row that enters. */
    long whole(int variable, int row);

    /** A binary64 value of a row that enters. */
    double real(int variable, int row);

    /** The exact variables of a row that enters. */
    default long[] wholes(int row) {
        long[] values = new long[variables()];
        Arrays.setAll(values, variable -> whole(variable, row));
        return values;
    }

    /** The binary64 variables of a row that enters. */
    default double[] reals(int row) {
        double[] values = new double[variables()];
        Arrays.setAll(values, variable -> real(variable, row));
        return values;
    }

    /** The unit of a row, where units have several rows. */
    default String unit(int row) {
        throw new UnsupportedOperationException("a row is a unit");
    }

    /** Whether an exact value of the row is beyond 64 bits. */
    boolean isOverflowed(int row);

    /** Adds the value of a row that enters. */
    void addTo(CellTally cell, int row);

    /** The rows that enter and may be added by columns: the same bits, faster. Not to be changed. */
    BitSet columnwise();

    /** Adds the rows, of which those with a cell may be added by columns. */
    void addTo(GroupedCrossProducts sums, int rows, int[][] cells);

    /** Whether the value of a row that enters is exact and this one, its scale left aside. */
    boolean isExactly(long value, int row);

    /** Whether the value of a row that enters is finite and below zero or not whole; the values are of this scale. */
    boolean isNegativeOrFractional(int row, int scale);
}
