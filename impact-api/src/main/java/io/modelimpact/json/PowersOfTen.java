package io.modelimpact.json;

import java.math.BigInteger;

/**
 * The powers of ten from 10^-292 to 10^324 to 126 bits, rounded up, and logarithms to go with them; see {@link ShortestDecimal} for the
 * method. The table is computed exactly when the class loads.
 */
final class PowersOfTen {

    static final int SMALLEST_K = -324;
    static final int LARGEST_K = 292;

    private static final int PRECISION = 126;
    private static final int HALF = 63;
    private static final long HALF_MASK = Long.MAX_VALUE;

    /** floor(2^41 log10(2)), floor(2^41 log10(3/4)) and floor(2^38 log2(10)): enough bits for every exponent of a binary64 value. */
    private static final long LOG10_OF_2 = 661_971_961_083L;

    private static final long LOG10_OF_THREE_QUARTERS = -274_743_187_321L;
    private static final int LOG10_SHIFT = 41;
    private static final long LOG2_OF_10 = 913_124_641_741L;
    private static final int LOG2_SHIFT = 38;

    private static final long[] HIGH = new long[LARGEST_K - SMALLEST_K + 1];
    private static final long[] LOW = new long[HIGH.length];

    static {
        for (int k = SMALLEST_K; k <= LARGEST_K; k++) {
            BigInteger power = inversePower(k);
            HIGH[k - SMALLEST_K] = power.shiftRight(HALF).longValueExact();
            LOW[k - SMALLEST_K] = power.and(BigInteger.valueOf(HALF_MASK)).longValueExact();
        }
    }

    private PowersOfTen() {}

    /** The largest k with 10^k at most 2^exponent. */
    static int floorLog10(int exponent) {
        return (int) ((exponent * LOG10_OF_2) >> LOG10_SHIFT);
    }

    /** The largest k with 10^k at most 3/4 of 2^exponent. */
    static int floorLog10ThreeQuarters(int exponent) {
        return (int) ((exponent * LOG10_OF_2 + LOG10_OF_THREE_QUARTERS) >> LOG10_SHIFT);
    }

    /** The largest b with 2^b at most 10^exponent. */
    static int floorLog2OfPower(int exponent) {
        return (int) ((exponent * LOG2_OF_10) >> LOG2_SHIFT);
    }

    /** The factor 2^exponent / 10^k. */
    static Scale inverse(int k, int exponent) {
        int shift = exponent + floorLog2OfPower(-k) + 2;
        return new Scale(HIGH[k - SMALLEST_K], LOW[k - SMALLEST_K], shift);
    }

    /** The smallest integer above 10^-k when that is scaled by a power of two to just 126 bits. */
    private static BigInteger inversePower(int k) {
        BigInteger power = BigInteger.TEN.pow(Math.abs(k));
        if (k <= 0) {
            return power.shiftLeft(PRECISION).shiftRight(power.bitLength()).add(BigInteger.ONE);
        }
        return BigInteger.ONE
                .shiftLeft(PRECISION + power.bitLength() - 1)
                .divide(power)
                .add(BigInteger.ONE);
    }

    /** A factor as a 126-bit integer in two halves and a left shift of what is multiplied by it. */
    record Scale(long high, long low, int shift) {

        /** The product rounded to odd: its floor, made odd if the product is not whole. Bits below those kept decide nothing, which Giulietti proves. */
        long times(long number) {
            long shifted = number << shift;
            long lowProduct = Math.multiplyHigh(low, shifted);
            long middle = ((high * shifted) >>> 1) + lowProduct;
            long floor = Math.multiplyHigh(high, shifted) + (middle >>> HALF);
            return (middle & HALF_MASK) == 0 ? floor : floor | 1;
        }
    }
}
