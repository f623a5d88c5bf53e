package io.modelimpact.stats.quantile;

/** Doubles as unsigned integers in the same order; both zeros are one. */
final class OrderedBits {

    private OrderedBits() {}

    /** Of a number that is not NaN. */
    static long of(double value) {
        // Adding zero makes one of both zeros.
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }

    static double toDouble(long ordered) {
        return Double.longBitsToDouble(ordered ^ ((~ordered >> 63) | Long.MIN_VALUE));
    }
}
