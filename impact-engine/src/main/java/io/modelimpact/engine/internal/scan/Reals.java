package io.modelimpact.engine.internal.scan;

import java.util.Arrays;
import java.util.BitSet;

/** Binary64 values of the rows of a batch. Nobody changes them once they are made. */
final class Reals {

    /** The values, that of row 0 at the offset. */
    final double[] values;

    final int offset;
    final BitSet missing;

    Reals(double[] values, BitSet missing) {
        this(values, 0, missing);
    }

    /** Values from somewhere in an array, which is not copied. */
    Reals(double[] values, int offset, BitSet missing) {
        this.values = values;
        this.offset = offset;
        this.missing = missing;
    }

    /** The value of a row. */
    double at(int row) {
        return values[offset + row];
    }

    /** The values of the first rows in an array of their own. */
    double[] copy(int rows) {
        return Arrays.copyOfRange(values, offset, offset + rows);
    }
}
