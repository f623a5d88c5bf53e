package io.modelimpact.stats.quantile;

import io.modelimpact.stats.exact.ExactRational;

/** What kind of numbers is counted, and the keys that stand for them in their order. */
enum ValueForm {
    /** Whole numbers of 64 bits, each its own key. */
    WHOLE('w'),
    /** Finite doubles, by their bits in the order of the numbers; both zeros are one. */
    REAL('r');

    private static final int HEX = 16;

    private final char tag;

    ValueForm(char tag) {
        this.tag = tag;
    }

    char tag() {
        return tag;
    }

    static ValueForm of(String tag) {
        return switch (tag) {
            case "w" -> WHOLE;
            case "r" -> REAL;
            default -> throw new IllegalArgumentException("Expected values of form w or r, found " + tag);
        };
    }

    static long key(double value) {
        return OrderedBits.of(value) ^ Long.MIN_VALUE;
    }

    private static double real(long key) {
        return OrderedBits.toDouble(key ^ Long.MIN_VALUE);
    }

    /** The key of the least number. */
    long least() {
        return this == WHOLE ? Long.MIN_VALUE : key(-Double.MAX_VALUE);
    }

    /** The key of the greatest number. */
    long greatest() {
        return this == WHOLE ? Long.MAX_VALUE : key(Double.MAX_VALUE);
    }

    /** The nearest double. */
    double toDouble(long key) {
        return this == WHOLE ? (double) key : real(key);
    }

    ExactRational exact(long key) {
        return this == WHOLE ? ExactRational.of(key) : ExactRational.of(real(key));
    }

    /** A whole number in decimal digits, a double as the 16 hexadecimal digits of its IEEE 754 bits. */
    String text(long key) {
        if (this == WHOLE) {
            return Long.toString(key);
        }
        String digits = Long.toHexString(Double.doubleToRawLongBits(real(key)));
        return "0".repeat(HEX - digits.length()) + digits;
    }

    long parse(String text) {
        return this == WHOLE ? Long.parseLong(text) : key(Double.longBitsToDouble(Long.parseUnsignedLong(text, HEX)));
    }
}
