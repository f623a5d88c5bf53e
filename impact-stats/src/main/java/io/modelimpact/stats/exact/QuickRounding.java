package io.modelimpact.stats.exact;

import java.math.BigInteger;

/**
 * Quotients of positive integers, and their square roots, as the nearest double by way of {@link DoubleDouble}. Where that does
 * not decide, and towards either end of the doubles' range, the answer is NaN: then the caller has to divide exactly.
 */
final class QuickRounding {
    private static final int EXPONENT_LIMIT = 1_020;

    private QuickRounding() {}

    /** {@code numerator / denominator 2^exponent}, or NaN where it is not decided. */
    static double quotient(BigInteger numerator, BigInteger denominator, int exponent) {
        return scaled(mantissa(numerator, denominator).nearest(), scale(numerator, denominator, exponent));
    }

    /** The square root of the same, or NaN where it is not decided. */
    static double root(BigInteger numerator, BigInteger denominator, int exponent) {
        int scale = scale(numerator, denominator, exponent);
        DoubleDouble square = mantissa(numerator, denominator).scaled(scale & 1);
        return scaled(square.sqrt().nearest(), scale >> 1);
    }

    /** The quotient of the leading digits, in (1/2, 2). */
    static DoubleDouble mantissa(BigInteger numerator, BigInteger denominator) {
        return DoubleDouble.leading(numerator).dividedBy(DoubleDouble.leading(denominator));
    }

    /** The exponent that the mantissa leaves over. */
    static int scale(BigInteger numerator, BigInteger denominator, int exponent) {
        return exponent + numerator.bitLength() - denominator.bitLength();
    }

    private static double scaled(double mantissa, int scale) {
        boolean inRange = Math.abs(Math.getExponent(mantissa) + (long) scale) < EXPONENT_LIMIT;
        return inRange ? Math.scalb(mantissa, scale) : Double.NaN;
    }
}
