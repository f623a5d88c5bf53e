package io.modelimpact.stats.exact;

import java.math.BigInteger;

/**
 * Quotients of positive integers, and their square roots, as the nearest double by double-double arithmetic. Its relative
 * error is below 2^-97, so that it finds the nearest double wherever the result keeps clear of the middle between two of them.
 * Elsewhere, and towards either end of the doubles' range, it answers NaN: then the caller has to divide exactly.
 *
 * <p>Source: T. J. Dekker (1971), "A floating-point technique for extending the available precision",
 * doi:10.1007/BF01397083.
 */
final class QuickRounding {
    /** How far from the middle, in units of the last place, a result is decided; thousands of times its error. */
    private static final double CLEARANCE = 0x1p-40;

    private static final int EXPONENT_LIMIT = 1_020;
    private static final int LEADING_BITS = 106;
    private static final long LOW_MASK = (1L << 53) - 1;

    private QuickRounding() {}

    /** {@code numerator / denominator 2^exponent}, or NaN where it is not decided. */
    static double quotient(BigInteger numerator, BigInteger denominator, int exponent) {
        Pair quotient = divide(Pair.leading(numerator), Pair.leading(denominator));
        return quotient.rounded(exponent + numerator.bitLength() - denominator.bitLength());
    }

    /** The square root of the same, or NaN where it is not decided. */
    static double root(BigInteger numerator, BigInteger denominator, int exponent) {
        int scale = exponent + numerator.bitLength() - denominator.bitLength();
        double factor = 1 + (scale & 1);
        Pair quotient = divide(Pair.leading(numerator), Pair.leading(denominator));
        double high = factor * quotient.high;
        double root = Math.sqrt(high);
        double rest = Math.fma(-root, root, high) + factor * quotient.low;
        return Pair.sum(root, rest / (2 * root)).rounded(scale >> 1);
    }

    private static Pair divide(Pair top, Pair bottom) {
        double quotient = top.high / bottom.high;
        double rest = Math.fma(-quotient, bottom.high, top.high) + top.low - quotient * bottom.low;
        return Pair.sum(quotient, rest / bottom.high);
    }

    /** The unevaluated sum of a double and a rest below half a unit of its last place. */
    private record Pair(double high, double low) {
        /** The leading 106 bits of a positive integer, as a number in [2^52, 2^53]. */
        static Pair leading(BigInteger value) {
            int length = value.bitLength();
            if (length < Long.SIZE) {
                long bits = value.longValue() << (63 - length);
                return new Pair((double) (bits >>> 10), (double) (bits & 1023) * 0x1p-10);
            }
            BigInteger bits = value.shiftRight(length - LEADING_BITS);
            return new Pair((double) bits.shiftRight(53).longValue(), (double) (bits.longValue() & LOW_MASK) * 0x1p-53);
        }

        static Pair sum(double large, double small) {
            double high = large + small;
            return new Pair(high, small - (high - large));
        }

        double rounded(int scale) {
            boolean inRange = Math.abs(Math.getExponent(high) + (long) scale) < EXPONENT_LIMIT;
            return inRange && isDecided() ? Math.scalb(high, scale) : Double.NaN;
        }

        private boolean isDecided() {
            double unit = Math.ulp(high);
            // Below a power of two the doubles lie half as far apart.
            double half = low < 0 && high == Math.scalb(1.0, Math.getExponent(high)) ? 0.25 * unit : 0.5 * unit;
            return half - Math.abs(low) > CLEARANCE * unit;
        }
    }
}
