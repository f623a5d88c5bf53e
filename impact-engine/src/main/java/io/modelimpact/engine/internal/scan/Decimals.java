package io.modelimpact.engine.internal.scan;

import java.math.BigDecimal;
import java.util.BitSet;

/** Exact values of the rows of a batch, without their scale. Nobody changes them once they are made. */
final class Decimals {

    private static final long EXACT_DOUBLES = 1L << 53;

    final long[] values;
    final BitSet missing;
    /** Rows whose value has more than 64 bits; they behave as NaN does. */
    final BitSet overflowed;

    Decimals(long[] values, BitSet missing, BitSet overflowed) {
        this.values = values;
        this.missing = missing;
        this.overflowed = overflowed;
    }

    /** The nearest binary64 of each value. */
    Reals toReals(int scale) {
        double power = DecimalScales.power(scale);
        double[] reals = new double[values.length];
        for (int row = 0; row < reals.length; row++) {
            long unscaled = values[row];
            // Both operands are exact doubles, so the quotient is rounded once.
            reals[row] = Math.abs(unscaled) <= EXACT_DOUBLES && unscaled != Long.MIN_VALUE
                    ? unscaled / power
                    : BigDecimal.valueOf(unscaled, scale).doubleValue();
        }
        overflowed.stream().forEach(row -> reals[row] = Double.NaN);
        return new Reals(reals, missing);
    }
}
