package io.modelimpact.json;

/**
 * The shortest decimal that rounds to a binary64 value, and of several the one closest to it, ties to an even last digit:
 * {@code digits * 10^exponent}, without trailing zeros in the digits.
 *
 * <p>Method: R. Giulietti, "The Schubfach way to render doubles" (2020). Let v = c 2^q and let 10^k be the largest power of ten not above
 * the width of the interval of reals that round to v. That interval then holds one or more multiples of 10^k and at most one multiple of
 * 10^(k+1). If it holds the latter, that is the shortest; otherwise the closer neighbour of v among the former is. A fixed number of 64-bit
 * operations suffices, since 126 bits of 10^-k separate every value from every boundary. Unlike {@link Double#toString(double)}, one digit is
 * enough: the smallest value is 5e-324.
 */
record ShortestDecimal(long digits, int exponent) {

    private static final int FRACTION_BITS = 52;
    private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;
    private static final long HIDDEN_BIT = 1L << FRACTION_BITS;
    private static final int EXPONENT_BIAS = 1075;
    private static final long EIGHT_ZEROS = 100_000_000;
    private static final long FOUR_ZEROS = 10_000;

    /** The decimal of a finite value above zero. */
    static ShortestDecimal of(double value) {
        long bits = Double.doubleToRawLongBits(value);
        long fraction = bits & FRACTION_MASK;
        int biased = (int) (bits >>> FRACTION_BITS);
        boolean normal = biased > 0;
        long significand = normal ? fraction | HIDDEN_BIT : fraction;
        int exponent = Math.max(biased, 1) - EXPONENT_BIAS;
        boolean closerBelow = fraction == 0 && biased > 1;
        return shortest(significand, exponent, closerBelow).withoutTrailingZeros();
    }

    /** All quantities below are four times the multiples of 10^k they stand for, rounded to odd, so that comparisons stay exact. */
    private static ShortestDecimal shortest(long significand, int exponent, boolean closerBelow) {
        int k = closerBelow ? PowersOfTen.floorLog10ThreeQuarters(exponent) : PowersOfTen.floorLog10(exponent);
        PowersOfTen.Scale scale = PowersOfTen.inverse(k, exponent);
        long boundaryIsOutside = significand & 1;
        long value = scale.times(4 * significand);
        long lower = scale.times(4 * significand - (closerBelow ? 1 : 2)) + boundaryIsOutside;
        long upper = scale.times(4 * significand + 2) - boundaryIsOutside;

        long below = value >> 2;
        if (below >= 10) {
            long tensBelow = below / 10 * 10;
            if (lower <= 4 * tensBelow) {
                return new ShortestDecimal(tensBelow, k);
            }
            if (4 * (tensBelow + 10) <= upper) {
                return new ShortestDecimal(tensBelow + 10, k);
            }
        }
        return new ShortestDecimal(closest(value, lower, upper), k);
    }

    private static long closest(long value, long lower, long upper) {
        long below = value >> 2;
        boolean belowFits = lower <= 4 * below;
        boolean aboveFits = 4 * (below + 1) <= upper;
        if (belowFits != aboveFits) {
            return belowFits ? below : below + 1;
        }
        long fromMiddle = value - (4 * below + 2);
        boolean nearerBelow = fromMiddle < 0 || (fromMiddle == 0 && (below & 1) == 0);
        return nearerBelow ? below : below + 1;
    }

    /** Amounts with few decimals end in many zeros, and most other values in none. */
    private ShortestDecimal withoutTrailingZeros() {
        if (digits % 10 != 0) {
            return this;
        }
        long rest = digits;
        int power = exponent;
        while (rest % EIGHT_ZEROS == 0) {
            rest /= EIGHT_ZEROS;
            power += 8;
        }
        while (rest % FOUR_ZEROS == 0) {
            rest /= FOUR_ZEROS;
            power += 4;
        }
        while (rest % 10 == 0) {
            rest /= 10;
            power++;
        }
        return new ShortestDecimal(rest, power);
    }
}
