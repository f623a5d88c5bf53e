package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactSum;
import io.modelimpact.stats.quantile.ValueCounter;
import java.util.Arrays;

/**
 * The sums of one unit's rows, one for each variable: whole numbers in 128 bits each, which must end within 64, or binary64. Sums of
 * binary64 are exact until they are rounded once, so no order of rows changes them.
 */
final class UnitSums {

    private static final int NONE = 0;

    private final long[] high;
    private final long[] low;
    private ExactSum[] reals = new ExactSum[NONE];

    UnitSums(int variables) {
        this.high = new long[variables];
        this.low = new long[variables];
    }

    void add(long[] row) {
        for (int i = 0; i < row.length; i++) {
            add(i, row[i] >> (Long.SIZE - 1), row[i]);
        }
    }

    private void add(int variable, long addedHigh, long addedLow) {
        low[variable] += addedLow;
        int carry = Long.compareUnsigned(low[variable], addedLow) < 0 ? 1 : 0;
        high[variable] += addedHigh + carry;
    }

    void add(double[] row) {
        createReals();
        for (int i = 0; i < row.length; i++) {
            reals[i].add(row[i]);
        }
    }

    private void createReals() {
        if (reals.length == NONE) {
            reals = new ExactSum[low.length];
            Arrays.setAll(reals, variable -> ExactSum.create());
        }
    }

    void merge(UnitSums other) {
        for (int i = 0; i < low.length; i++) {
            add(i, other.high[i], other.low[i]);
        }
        if (other.reals.length > NONE) {
            createReals();
            for (int i = 0; i < reals.length; i++) {
                reals[i].merge(other.reals[i]);
            }
        }
    }

    private boolean isBeyondLong() {
        for (int i = 0; i < low.length; i++) {
            if (high[i] != low[i] >> (Long.SIZE - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Adds the unit as one row. */
    void addTo(ExactCrossProducts products, UnitFinish finish) {
        if (isBeyondLong()) {
            double[] beyond = new double[low.length];
            Arrays.fill(beyond, Double.NaN);
            products.addRow(beyond);
        } else if (reals.length == NONE) {
            long[] wholes = new long[low.length];
            Arrays.setAll(wholes, variable -> finish.whole(variable, low[variable]));
            products.addRow(wholes);
        } else {
            double[] row = new double[reals.length];
            Arrays.setAll(row, variable -> finish.real(variable, reals[variable].doubleValue()));
            products.addRow(row);
        }
    }

    /** Counts the unit's first sum as a value. */
    void countTo(ValueCounter counter, boolean exact) {
        if (isBeyondLong() || (exact && reals.length > NONE)) {
            counter.addNotFinite(1);
        } else if (exact) {
            counter.add(low[0]);
        } else {
            counter.add(reals[0].doubleValue());
        }
    }
}
