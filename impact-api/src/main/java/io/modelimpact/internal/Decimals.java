package io.modelimpact.internal;

import io.modelimpact.ImpactException;
import io.modelimpact.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;

/** Declared decimals: parsed once, kept exactly, written in one canonical plain form. */
public final class Decimals {
    private static final int MOST_DIGITS = 400;
    private static final int SHOWN_CHARACTERS = 60;

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
            return stripped(new BigDecimal(text));
        } catch (NumberFormatException | ArithmeticException unreadable) {
            throw refused(subject, text);
        }
    }

    /** Parses the decimal text at a key. */
    public static BigDecimal read(String subject, JsonObject json, String key) {
        String text = json.string(key);
        return Members.at(key, () -> parse(subject, text));
    }

    /** Parses the decimal text at a key, if the key is there. */
    public static Optional<BigDecimal> find(String subject, JsonObject json, String key) {
        return json.has(key) ? Optional.of(read(subject, json, key)) : Optional.empty();
    }

    /**
     * The value with trailing zeros stripped and a scale of at least 0, so that equal numbers are equal values.
     *
     * @param subject what the number is for, used in the message
     * @throws ImpactException with code {@code declaration/not-a-decimal}, beyond {@value #MOST_DIGITS} digits
     */
    public static BigDecimal canonical(String subject, BigDecimal value) {
        try {
            return stripped(value);
        } catch (ArithmeticException tooLong) {
            throw refused(subject, value.toString());
        }
    }

    private static BigDecimal stripped(BigDecimal value) {
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
        return canonical("number", value).toPlainString();
    }

    private static ImpactException refused(String subject, String found) {
        String shown = found.length() <= SHOWN_CHARACTERS ? found : found.substring(0, SHOWN_CHARACTERS) + "…";
        return new ImpactException(
                "declaration/not-a-decimal",
                subject + ": found \"" + shown + "\", expected a decimal of at most " + MOST_DIGITS
                        + " digits such as \"0.25\"",
                "write the number with digits, an optional point and an optional exponent");
    }
}
