package io.modelimpact.engine.internal.scan;

/** Numerators and denominators of one unit for all metrics that are looked at together. Reused from unit to unit. */
final class JointRow {

    final long[] integers;
    private final double[] reals;
    private boolean exact;
    private boolean small;

    JointRow(int metrics) {
        this.integers = new long[2 * metrics];
        this.reals = new double[2 * metrics];
    }

    void start() {
        exact = true;
        small = true;
    }

    void put(int metric, long numerator, long denominator) {
        integers[2 * metric] = numerator;
        integers[2 * metric + 1] = denominator;
        small &= IntegerSums.takes(numerator) && IntegerSums.takes(denominator);
        // Only a row with a metric in binary64 is added in binary64; there an integer beyond 2^53 is rounded.
        reals[2 * metric] = numerator;
        reals[2 * metric + 1] = denominator;
    }

    void put(int metric, double numerator, double denominator) {
        exact = false;
        reals[2 * metric] = numerator;
        reals[2 * metric + 1] = denominator;
    }

    void addTo(JointCell cell) {
        if (!exact) {
            cell.add(reals);
        } else if (small) {
            cell.addSmall(integers);
        } else {
            cell.add(integers);
        }
    }
}
