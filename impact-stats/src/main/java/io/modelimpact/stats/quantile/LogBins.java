package io.modelimpact.stats.quantile;

/**
 * Fixed bins of doubles: the sign, the exponent and the first k bits of the significand. Numbers of bins ascend with the values; zeros of either
 * sign are one bin of their own, and so are infinities. Each bin of k bits lies within one of k - 1 bits.
 */
final class LogBins {
    static final int LEAST_BITS = 1;
    static final int MOST_BITS = 16;

    private static final int FRACTION = 52;

    private LogBins() {}

    /** The bin of a value that is not NaN. */
    static long of(double value, int bits) {
        long ordered = OrderedBits.of(value);
        long bin = ordered >>> (FRACTION - bits);
        // Zero is the lowest number of the positive half; the others of its bin move up by one.
        return ordered < 0 && ordered != Long.MIN_VALUE ? bin + 1 : bin;
    }

    /** The bin of one bit less that holds a bin. */
    static long coarser(long bin, int bits) {
        return bin > zero(bits) ? ((bin - 1) >> 1) + 1 : bin >> 1;
    }

    /** The number of the bin of zeros. */
    static long zero(int bits) {
        return 1L << (11 + bits);
    }

    /** The lowest double of a bin. */
    static double lowest(long bin, int bits) {
        return bin == zero(bits) ? 0.0 : end(first(bin, bits), bin, bits);
    }

    /** The highest double of a bin. */
    static double highest(long bin, int bits) {
        return bin == zero(bits) ? 0.0 : end(first(bin, bits) | ((1L << (FRACTION - bits)) - 1), bin, bits);
    }

    /** The double halfway through a bin. */
    static double middle(long bin, int bits) {
        double lowest = lowest(bin, bits);
        return Double.isInfinite(lowest) ? lowest : lowest + (highest(bin, bits) - lowest) / 2;
    }

    private static long first(long bin, int bits) {
        return (bin > zero(bits) ? bin - 1 : bin) << (FRACTION - bits);
    }

    /** The bins of infinities would hold NaN as well. */
    private static double end(long ordered, long bin, int bits) {
        double value = OrderedBits.toDouble(ordered);
        boolean isFinite = (ordered >>> FRACTION) != 0 && (ordered >>> FRACTION) != 0xFFF;
        return isFinite ? value : bin > zero(bits) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
}
