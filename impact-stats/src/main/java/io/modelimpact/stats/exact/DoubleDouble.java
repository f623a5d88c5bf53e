package io.modelimpact.stats.exact;

import java.math.BigInteger;

/**
 * A number as the unevaluated sum of a double and a rest below half a unit of its last place: some 106 binary digits, to find
 * the nearest double of a chain of operations fast wherever that much decides it, and to say where it does not.
 *
 * <p>Domain: magnitudes between 2^-900 and 2^900 on the way; beyond, and after an operation that has no result, the number is
 * NaN. Accuracy: each operation has a relative error below 2^-99, sums only of numbers of one sign. Immutable.
 *
 * <p>Source: T. J. Dekker (1971), "A floating-point technique for extending the available precision",
 * doi:10.1007/BF01397083.
 *
 * @param high the nearest double
 * @param low what is left
 */
public record DoubleDouble(double high, double low) {
    /** How far from the middle, in units of the last place, a result is decided; well above the error of ten operations. */
    private static final double CLEARANCE = 0x1p-40;

    /** So many that the nearest double of an integer of this length is a multiple of 2^63. */
    private static final int LEADING_BITS = 116;

    private static final long EXACT_LONGS = 1L << 53;

    /** The integer, or NaN beyond 2^53. */
    public static DoubleDouble of(long value) {
        return new DoubleDouble(Math.abs(value) <= EXACT_LONGS ? (double) value : Double.NaN, 0);
    }

    /** The nearest double and what it leaves, rounded; nothing is left of a number beyond the doubles. */
    public static DoubleDouble from(ExactRational value) {
        double high = value.doubleValue();
        return new DoubleDouble(high, Double.isFinite(high) ? value.differenceFrom(high) : 0);
    }

    /** The leading bits of a positive integer, as a number in [2^52, 2^53]. */
    static DoubleDouble leading(BigInteger value) {
        int length = value.bitLength();
        if (length < Long.SIZE) {
            long bits = value.longValue() << (63 - length);
            return new DoubleDouble((double) (bits >>> 10), (double) (bits & 1023) * 0x1p-10);
        }
        BigInteger bits = value.shiftRight(length - LEADING_BITS);
        double high = bits.doubleValue();
        // What was rounded off is at most 2^62, so that arithmetic modulo 2^64 finds it.
        long rest = bits.longValue() - ((long) (high * 0x1p-63) << 63);
        return new DoubleDouble(high * 0x1p-63, (double) rest * 0x1p-63);
    }

    /** The sum with a number of the same sign. */
    public DoubleDouble plus(DoubleDouble other) {
        double sum = high + other.high;
        double added = sum - high;
        double lost = (high - (sum - added)) + (other.high - added);
        return normalised(sum, lost + (low + other.low));
    }

    /** The difference to a double, to two units of its last place, however much of it cancels. */
    public double minus(double subtrahend) {
        double difference = high - subtrahend;
        double taken = high - difference;
        return difference + ((high - (difference + taken)) + (taken - subtrahend) + low);
    }

    /** The product. */
    public DoubleDouble times(DoubleDouble other) {
        double product = high * other.high;
        double lost = Math.fma(high, other.high, -product);
        return normalised(product, lost + (high * other.low + low * other.high));
    }

    /** The square. */
    public DoubleDouble squared() {
        return times(this);
    }

    /** The quotient. */
    public DoubleDouble dividedBy(DoubleDouble divisor) {
        double quotient = high / divisor.high;
        double rest = Math.fma(-quotient, divisor.high, high) + low - quotient * divisor.low;
        return normalised(quotient, rest / divisor.high);
    }

    /** The square root. */
    public DoubleDouble sqrt() {
        double root = Math.sqrt(high);
        double rest = Math.fma(-root, root, high) + low;
        return normalised(root, rest / (2 * root));
    }

    /** The product with a power of two. */
    DoubleDouble scaled(int exponent) {
        return new DoubleDouble(Math.scalb(high, exponent), Math.scalb(low, exponent));
    }

    /** Whether the magnitude lies within so many powers of two of one; false for zero and for NaN. */
    public boolean isWithin(int powers) {
        return Math.abs(Math.getExponent(high)) <= powers;
    }

    /** The nearest double, or NaN where the digits do not decide which it is. */
    public double nearest() {
        double unit = Math.ulp(high);
        // Below a power of two the doubles lie half as far apart.
        boolean finer = (low < 0) == (high > 0) && Math.abs(high) == Math.scalb(1.0, Math.getExponent(high));
        double half = finer ? 0.25 * unit : 0.5 * unit;
        return half - Math.abs(low) > CLEARANCE * unit ? high : Double.NaN;
    }

    private static DoubleDouble normalised(double large, double small) {
        double high = large + small;
        return new DoubleDouble(high, small - (high - large));
    }
}
