package io.modelimpact.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Floors of logarithms in exact arithmetic, as a reference. */
final class ExactLogarithms {

    private ExactLogarithms() {}

    /** The largest k with 10^k at most significand * 2^exponent. */
    static int floorLog10(int significand, int exponent) {
        BigDecimal two = BigDecimal.valueOf(2);
        BigDecimal power = exponent >= 0 ? two.pow(exponent) : new BigDecimal("0.5").pow(-exponent);
        BigDecimal value = power.multiply(BigDecimal.valueOf(significand));
        return value.precision() - value.scale() - 1;
    }

    /** The largest b with 2^b at most 10^exponent. */
    static int floorLog2OfPowerOfTen(int exponent) {
        BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        return exponent >= 0
                ? power.bitLength() - 1
                : -power.subtract(BigInteger.ONE).bitLength();
    }
}
