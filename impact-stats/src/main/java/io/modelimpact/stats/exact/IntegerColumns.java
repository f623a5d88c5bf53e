package io.modelimpact.stats.exact;

import java.util.BitSet;

/**
 * A block of rows as integers times a power of two for each variable. Rows that are none, or too large ones, are on a list and zero here, and so
 * are rows that are left out. Integers that all fit are not copied. Mutable, confined to one thread.
 */
final class IntegerColumns {
    private static final int CAPACITY = RowsByCell.BLOCK;

    /** Rows on the list above which another layout is looked for. */
    static final int TOLERATED = CAPACITY / 64;

    private static final int SLACK = 2;
    /** Exponents below would make scaling overflow; above zero it could underflow. */
    private static final int LOWEST_EXPONENT = -1000;

    private final int variables;
    private final double[] scales;
    private final int[] odd = new int[CAPACITY];
    private final long[][] copies;
    private final long[][] columns;
    private int oddCount;
    private int shift;
    private PartLayout layout;

    IntegerColumns(int variables) {
        this.variables = variables;
        this.copies = new long[variables][0];
        this.columns = new long[variables][];
        this.scales = new double[variables];
        this.layout = PartLayout.ofIntegers(true, new int[variables]);
    }

    PartLayout layout() {
        return layout;
    }

    /** The values of a variable; that of a row of the batch stands at {@code shift() + row}. */
    long[] column(int variable) {
        return columns[variable];
    }

    int shift() {
        return shift;
    }

    /** How many rows are on the list. */
    int oddCount() {
        return oddCount;
    }

    /** A row on the list, as an index into the block. */
    int odd(int place) {
        return odd[place];
    }

    /**
     * Takes integers.
     *
     * @param values an array for each variable
     * @param from the index of the batch's first row in them
     * @param start the block's first row in the batch
     * @param count how many rows, at most a block
     * @param leftOut rows of the batch that are left out
     */
    void take(long[][] values, int from, int start, int count, BitSet leftOut) {
        oddCount = 0;
        shift = from;
        System.arraycopy(values, 0, columns, 0, variables);
        int out = leftOut.nextSetBit(start);
        boolean isWholeBlock = out < 0 || out >= start + count;
        if (isWholeBlock && areWithin(values, from + start, count)) {
            return;
        }
        copy(values, from + start, count);
        shift = -start;
        blank(leftOut, start, count);
        listOdd(count);
        if (oddCount > TOLERATED && layout.kind == PartLayout.Kind.SMALL) {
            layout = PartLayout.ofIntegers(false, new int[variables]);
            listOdd(count);
        }
        blankOdd();
    }

    private boolean areWithin(long[][] values, int from, int count) {
        int bits = layout.bits();
        long beyond = 0;
        for (long[] column : values) {
            beyond |= beyond(column, from, count, 1L << bits);
        }
        return beyond >>> (bits + 1) == 0;
    }

    private static long beyond(long[] column, int from, int count, long offset) {
        long beyond = 0;
        for (int at = from; at < from + count; at++) {
            beyond |= column[at] + offset;
        }
        return beyond;
    }

    private void reserve() {
        for (int i = 0; i < variables; i++) {
            if (copies[i].length == 0) {
                copies[i] = new long[CAPACITY];
            }
            columns[i] = copies[i];
        }
    }

    private void copy(long[][] values, int from, int count) {
        reserve();
        for (int i = 0; i < variables; i++) {
            System.arraycopy(values[i], from, copies[i], 0, count);
        }
    }

    private void blank(BitSet leftOut, int start, int count) {
        for (int row = leftOut.nextSetBit(start); row >= 0 && row < start + count; row = leftOut.nextSetBit(row + 1)) {
            for (long[] column : copies) {
                column[row - start] = 0;
            }
        }
    }

    private void listOdd(int count) {
        oddCount = 0;
        long limit = 1L << layout.bits();
        for (int row = 0; row < count; row++) {
            boolean within = true;
            for (long[] column : copies) {
                within &= column[row] < limit && column[row] >= -limit;
            }
            if (!within) {
                odd[oddCount++] = row;
            }
        }
    }

    private void blankOdd() {
        for (int place = 0; place < oddCount; place++) {
            for (long[] column : copies) {
                column[odd[place]] = 0;
            }
        }
    }

    /**
     * Takes doubles under the present layout.
     *
     * @param values an array for each variable, with zeros in rows that are left out
     * @param from the index of the block's first row in them
     * @param start the block's first row in the batch
     * @param count how many rows, at most a block
     * @return whether few enough rows are on the list
     */
    boolean take(double[][] values, int from, int start, int count) {
        reserve();
        shift = -start;
        oddCount = 0;
        boolean allFit = true;
        for (int i = 0; i < variables; i++) {
            allFit &= scale(values[i], from, scales[i], copies[i], count, layout.bits());
        }
        if (!allFit) {
            listOdd(values, from, count);
            blankOdd();
        }
        return oddCount <= TOLERATED;
    }

    /** Scales the values to integers, and tells whether all are. */
    private static boolean scale(double[] values, int from, double scale, long[] into, int count, int bits) {
        long offset = 1L << bits;
        long beyond = 0;
        int others = 0;
        for (int row = 0; row < count; row++) {
            double scaled = values[from + row] * scale;
            long whole = (long) scaled;
            into[row] = whole;
            beyond |= whole + offset;
            if ((double) whole != scaled) {
                others++;
            }
        }
        return others == 0 && beyond >>> (bits + 1) == 0;
    }

    private void listOdd(double[][] values, int from, int count) {
        long limit = 1L << layout.bits();
        for (int row = 0; row < count; row++) {
            boolean within = true;
            for (int i = 0; i < variables; i++) {
                long whole = copies[i][row];
                within &= whole < limit && whole >= -limit && (double) whole == values[i][from + row] * scales[i];
            }
            if (!within) {
                odd[oddCount++] = row;
            }
        }
    }

    /** Chooses a layout for doubles like these: short integers if they are multiples of a power of two, otherwise wide ones. */
    void layOut(double[][] values, int from, int count) {
        int[] lowest = new int[variables];
        int[] top = new int[variables];
        boolean small = true;
        for (int i = 0; i < variables; i++) {
            lowest[i] = lowestExponent(values[i], from, count);
            top[i] = topExponent(values[i], from, count);
            small &= top[i] + 1 - lowest[i] <= PartLayout.SMALL_BITS;
        }
        int[] exponents = new int[variables];
        for (int i = 0; i < variables; i++) {
            int exponent = small ? lowest[i] : top[i] + 1 + SLACK - PartLayout.WIDE_BITS;
            exponents[i] = Math.max(LOWEST_EXPONENT, Math.min(0, exponent));
            scales[i] = Math.scalb(1.0, -exponents[i]);
        }
        layout = PartLayout.ofIntegers(small, exponents);
    }

    private static int topExponent(double[] values, int from, int count) {
        double largest = 0;
        for (int row = from; row < from + count; row++) {
            largest = Double.isFinite(values[row]) ? Math.max(largest, Math.abs(values[row])) : largest;
        }
        return largest == 0 ? 0 : Math.getExponent(largest);
    }

    /** The exponent of the lowest bit of all values, at most zero. */
    private static int lowestExponent(double[] values, int from, int count) {
        int lowest = 0;
        for (int row = from; row < from + count; row++) {
            double value = values[row];
            if (value != 0 && Double.isFinite(value)) {
                long significand = Double.doubleToRawLongBits(value) | 1L << 52;
                int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT);
                lowest = Math.min(lowest, exponent - 52 + Long.numberOfTrailingZeros(significand));
            }
        }
        return lowest;
    }
}
