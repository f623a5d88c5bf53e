package io.modelimpact.internal;

import io.modelimpact.ImpactException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Declared decimals: parsed once, kept exactly, written in one canonical plain form. */
public final class Decimals {
    private static final int MOST_DIGITS = 400;

    private Decimals() {}

    /**
     * Parses a declared decimal.
     *
     * @param subject what the number is for, used in the message
     * @param text a decimal such as {@code "0.25"} or {@code "8e6"}
     * @throws ImpactException with code {@code declaration/not-a-decimal}
     */
    public static BigDecimal parse(String subject, String text) {
        try {
            return canonical(new BigDecimal(text));
        } catch (NumberFormatException | ArithmeticException unreadable) {
            throw new ImpactException(
                    "declaration/not-a-decimal",
                    subject + ": found \"" + text + "\", expected a decimal of reasonable length such as \"0.25\"",
                    "write the number with digits, an optional point and an optional exponent",
                    unreadable);
        }
    }

    /** The value with trailing zeros stripped, so that equal numbers are equal values. */
    public static BigDecimal canonical(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if ((long) stripped.precision() + Math.abs((long) stripped.scale()) > MOST_DIGITS) {
            throw new ArithmeticException("more than " + MOST_DIGITS + " digits");
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The canonical plain text: no exponent, no trailing zeros. */
    public static String text(BigDecimal value) {
        return canonical(value).toPlainString();
    }

    /** Whether the value is a whole number. */
    public static boolean isWhole(BigDecimal value) {
        return value.remainder(new BigDecimal(BigInteger.ONE)).signum() == 0;
    }
}
