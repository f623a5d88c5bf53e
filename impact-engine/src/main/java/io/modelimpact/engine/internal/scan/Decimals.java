package io.modelimpact.engine.internal.scan;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;

/** Exact values of the rows of a batch, without their scale. Nobody changes them once they are made. */
final class Decimals {

    private static final long EXACT_DOUBLES = 1L << 53;

    /** The values, that of row 0 at the offset. */
    final long[] values;

    final int offset;
    final BitSet missing;
    /** Rows whose value has more than 64 bits; they behave as NaN does. */
    final BitSet overflowed;

    Decimals(long[] values, BitSet missing, BitSet overflowed) {
        this(values, 0, missing, overflowed);
    }

    /** Values from somewhere in an array, which is not copied. */
    Decimals(long[] values, int offset, BitSet missing, BitSet overflowed) {
        this.values = values;
        this.offset = offset;
        this.missing = missing;
        this.overflowed = overflowed;
    }

    /** The value of a row. */
    long at(int row) {
        return values[offset + row];
    }

    /** The values of the first rows in an array of their own. */
    long[] copy(int rows) {
        return Arrays.copyOfRange(values, offset, offset + rows);
    }

    /** The nearest binary64 of the values of the first rows. */
    Reals toReals(int scale, int rows) {
        double power = DecimalScales.power(scale);
        double[] reals = new double[rows];
        for (int row = 0; row < rows; row++) {
            long unscaled = at(row);
            // Both operands are exact doubles, so the quotient is rounded once.
            reals[row] = Math.abs(unscaled) <= EXACT_DOUBLES && unscaled != Long.MIN_VALUE
                    ? unscaled / power
                    : BigDecimal.valueOf(unscaled, scale).doubleValue();
        }
        overflowed.stream().forEach(row -> reals[row] = Double.NaN);
        return new Reals(reals, missing);
    }
}
