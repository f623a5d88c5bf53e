package io.modelimpact.engine.internal.scan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** Decimals as whole numbers without their scale. */
final class DecimalScales {

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

    private DecimalScales() {}

    /** Ten to a power from 0 to 18. */
    static long power(int exponent) {
        return BigInteger.TEN.pow(exponent).longValueExact();
    }

    /** The unscaled value, if it is whole and has 64 bits. */
    static OptionalLong unscaled(BigDecimal value, int scale) {
        BigDecimal shifted = value.movePointRight(scale);
        boolean fits = shifted.stripTrailingZeros().scale() <= 0
                && shifted.toBigInteger().bitLength() < Long.SIZE;
        return fits ? OptionalLong.of(shifted.longValueExact()) : OptionalLong.empty();
    }

    /** The least unscaled value that is not below the bound; empty if all values are below it. */
    static OptionalLong leastFrom(BigDecimal bound, int scale) {
        BigInteger least = bound.setScale(scale, RoundingMode.CEILING).unscaledValue();
        return least.compareTo(GREATEST) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(least.max(LEAST).longValue());
    }

    /** The greatest unscaled value that is not above the bound; empty if all values are above it. */
    static OptionalLong greatestUpTo(BigDecimal bound, int scale) {
        BigInteger greatest = bound.setScale(scale, RoundingMode.FLOOR).unscaledValue();
        return greatest.compareTo(LEAST) < 0
                ? OptionalLong.empty()
                : OptionalLong.of(greatest.min(GREATEST).longValue());
    }

    /** The least double that is not below the bound; positive infinity if all finite ones are below it. */
    static double leastFrom(BigDecimal bound) {
        double nearest = Math.max(bound.doubleValue(), -Double.MAX_VALUE);
        boolean isBelow = Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(bound) < 0;
        return isBelow ? Math.nextUp(nearest) : nearest;
    }

    /** The greatest double that is not above the bound; negative infinity if all finite ones are above it. */
    static double greatestUpTo(BigDecimal bound) {
        return -leastFrom(bound.negate());
    }

    /** Compares two exact numbers, each given without its scale. */
    static int compare(long left, int leftScale, long right, int rightScale) {
        return leftScale == rightScale
                ? Long.compare(left, right)
                : BigDecimal.valueOf(left, leftScale).compareTo(BigDecimal.valueOf(right, rightScale));
    }
}
