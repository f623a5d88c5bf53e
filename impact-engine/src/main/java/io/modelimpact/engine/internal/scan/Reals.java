package io.modelimpact.engine.internal.scan;

import java.util.BitSet;

/** Binary64 values of the rows of a batch. Nobody changes them once they are made. */
final class Reals {

    final double[] values;
    final BitSet missing;

    Reals(double[] values, BitSet missing) {
        this.values = values;
        this.missing = missing;
    }
}
