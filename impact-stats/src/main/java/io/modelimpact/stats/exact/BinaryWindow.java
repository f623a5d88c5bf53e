package io.modelimpact.stats.exact;

/**
 * Where the bits of doubles of similar size lie: two levels of {@value #WIDTH} bits, the unit of the upper one being
 * {@code 2^unitExponent}. A double splits into one integer for each level without error, or is found not to fit.
 *
 * <p>Adding {@code 1.5 2^(52+e)} to a small enough number rounds it to a multiple of {@code 2^e} and leaves that multiple in
 * the lowest bits of the sum. What is rounded off is exact and goes to the next level. After J. Demmel and H. D. Nguyen
 * (2015), "Parallel reproducible summation", doi:10.1109/TC.2014.2345391, and S. M. Rump, T. Ogita, S. Oishi (2008),
 * "Accurate floating-point summation, part I", doi:10.1137/050645671.
 *
 * @param unitExponent the exponent of the unit of the upper level
 */
record BinaryWindow(int unitExponent) {
    /** Bits of a level. A part is at most 2^46 in magnitude, so a long has room for 2^16 of them. */
    static final int WIDTH = 46;

    static final int ROWS_A_LONG_HOLDS = 1 << 16;

    /** With units in this range no product of two numbers in their windows overflows, or has bits below 2^-1074. */
    private static final int LOWEST_UNIT = -450;

    private static final int HIGHEST_UNIT = 400;

    /** Room above the values that were looked at. */
    private static final int SLACK = 2;

    private static final int SAMPLES = 64;

    static BinaryWindow ofUnit(int unitExponent) {
        return new BinaryWindow(Math.max(LOWEST_UNIT, Math.min(HIGHEST_UNIT, unitExponent)));
    }

    /** A window for values like these; a pure choice of speed. */
    static BinaryWindow around(double[] values, int from, int to) {
        int step = Math.max(1, (to - from) / SAMPLES);
        int top = Integer.MIN_VALUE;
        for (int at = from; at < to; at += step) {
            if (values[at] != 0 && Double.isFinite(values[at])) {
                top = Math.max(top, Math.getExponent(values[at]));
            }
        }
        return ofUnit(top == Integer.MIN_VALUE ? 0 : top + 1 + SLACK - WIDTH);
    }

    /** The constant that rounds to multiples of the power of two. */
    static double rounder(int unitExponent) {
        return 0x1.8p52 * Math.scalb(1.0, unitExponent);
    }
}
