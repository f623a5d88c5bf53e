package io.modelimpact.engine.internal.scan.source;

import java.math.BigInteger;

/**
 * The double nearest to a decimal number, ties to even. After D. Lemire (2021), "Number parsing at a gigabyte per second",
 * doi:10.1002/spe.2984, and W. D. Clinger (1990), "How to read floating point numbers accurately", doi:10.1145/93542.93557.
 */
final class DecimalReals {

    private static final int LOWEST = -80;
    private static final int HIGHEST = 60;
    private static final int EXACT_POWERS = 22;
    private static final long EXACT_SIGNIFICAND = 1L << 53;
    private static final double[] POWERS = new double[EXACT_POWERS + 1];
    /** The leading 64 and the next 64 bits of powers of five, below one rounded up. */
    private static final long[] HIGH = new long[HIGHEST - LOWEST + 1];

    private static final long[] LOW = new long[HIGHEST - LOWEST + 1];

    static {
        for (int power = 0; power <= EXACT_POWERS; power++) {
            POWERS[power] = BigInteger.TEN.pow(power).doubleValue();
        }
        for (int power = LOWEST; power <= HIGHEST; power++) {
            BigInteger bits = leadingBits(power);
            HIGH[power - LOWEST] = bits.shiftRight(Long.SIZE).longValue();
            LOW[power - LOWEST] = bits.longValue();
        }
    }

    private DecimalReals() {}

    private static BigInteger leadingBits(int power) {
        BigInteger five = BigInteger.valueOf(5).pow(Math.abs(power));
        if (power >= 0) {
            int shift = 128 - five.bitLength();
            return shift >= 0 ? five.shiftLeft(shift) : five.shiftRight(-shift);
        }
        int shift = 127 + five.bitLength();
        return BigInteger.ONE.shiftLeft(shift).divide(five).add(BigInteger.ONE);
    }

    /**
     * The double nearest to {@code significand 10^exponent}, or NaN if this takes a slower way to find out.
     *
     * @param significand not negative
     */
    static double nearest(long significand, int exponent) {
        if (significand == 0) {
            return 0;
        }
        if (significand <= EXACT_SIGNIFICAND && Math.abs(exponent) <= EXACT_POWERS) {
            // Both are exact, so the one operation rounds once.
            return exponent < 0 ? significand / POWERS[-exponent] : significand * POWERS[exponent];
        }
        return exponent < LOWEST || exponent > HIGHEST ? Double.NaN : byProduct(significand, exponent);
    }

    private static double byProduct(long significand, int exponent) {
        int leading = Long.numberOfLeadingZeros(significand);
        long w = significand << leading;
        long high = unsignedHigh(w, HIGH[exponent - LOWEST]);
        long low = w * HIGH[exponent - LOWEST];
        if ((high & 0x1FF) == 0x1FF) {
            long more = unsignedHigh(w, LOW[exponent - LOWEST]);
            low += more;
            if (Long.compareUnsigned(low, more) < 0) {
                high++;
            }
        }
        int upper = (int) (high >>> 63);
        int shift = upper + Long.SIZE - 52 - 3;
        long bits = high >>> shift;
        int binary = ((217706 * exponent) >> 16) + 63 + upper - leading + 1023;
        boolean maybeTie = Long.compareUnsigned(low, 1) <= 0 && (bits & 3) == 1 && (bits << shift) == high;
        if (low == -1 || maybeTie || binary <= 0 || binary >= 2046) {
            return Double.NaN;
        }
        bits = (bits + (bits & 1)) >>> 1;
        if (bits >= 1L << 53) {
            bits = 1L << 52;
            binary++;
        }
        return Double.longBitsToDouble((bits & ((1L << 52) - 1)) | ((long) binary << 52));
    }

    private static long unsignedHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
