package io.modelimpact.report;

import io.modelimpact.json.CanonicalJson;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes numbers for people, the same in every locale: decimal point, thousands in commas, a true minus sign. */
final class Numbers {

    private static final String MINUS = "\u2212";
    private static final int SCIENTIFIC_BELOW = -7;
    private static final int SCIENTIFIC_FROM = 15;

    private Numbers() {}

    /** A whole number. */
    static String count(long value) {
        return plain(BigDecimal.valueOf(value));
    }

    /** A value times a power of ten, with so many decimals. */
    static String fixed(double value, int shift, int decimals) {
        return plain(shifted(value, shift).setScale(decimals, RoundingMode.HALF_EVEN));
    }

    /** As {@link #fixed}, with a plus sign in front of what is above zero. */
    static String signed(double value, int shift, int decimals) {
        String text = fixed(value, shift, decimals);
        boolean above =
                shifted(value, shift).setScale(decimals, RoundingMode.HALF_EVEN).signum() > 0;
        return above ? "+" + text : text;
    }

    /** A value times a power of ten, rounded to significant digits, without decimals for large values. */
    static String significant(double value, int shift, int digits) {
        BigDecimal shifted = shifted(value, shift);
        int exponent = exponent(shifted);
        if (shifted.signum() != 0 && (exponent < SCIENTIFIC_BELOW || exponent >= SCIENTIFIC_FROM)) {
            return scientific(shifted, digits);
        }
        return plain(shifted.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN));
    }

    /** A value rounded to significant digits, whole digits too: what is uncertain is not given to the last unit. */
    static String rounded(double value, int digits) {
        BigDecimal exact = new BigDecimal(value);
        int exponent = exponent(exact);
        if (exact.signum() != 0 && (exponent < SCIENTIFIC_BELOW || exponent >= SCIENTIFIC_FROM)) {
            return scientific(exact, digits);
        }
        BigDecimal rounded = exact.round(new MathContext(digits));
        return plain(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }

    /** A declared value times a power of ten, without the digits that only binary fractions bring along. */
    static String declared(double value, int shift) {
        BigDecimal shifted = shifted(value, shift).round(new MathContext(12));
        return shifted.signum() == 0 ? "0" : plain(shifted.stripTrailingZeros());
    }

    /** A share in percent with two decimals, fewer where they are zero. */
    static String share(double value) {
        BigDecimal shifted = shifted(value, 2).setScale(2, RoundingMode.HALF_EVEN);
        return shifted.signum() == 0 ? "0" : plain(shifted.stripTrailingZeros());
    }

    /** A p-value: two significant digits, or the bound it lies beyond. */
    static String pValue(double value) {
        if (value < 0.001) {
            return "<\u00a00.001";
        }
        return value > 0.99 ? ">\u00a00.99" : significant(value, 0, 2);
    }

    /** The decimals that show two significant digits of a width times a power of ten. */
    static int decimalsFor(double width, int shift) {
        BigDecimal shifted = shifted(width, shift);
        return shifted.signum() == 0 ? 2 : Math.min(12, Math.max(0, 1 - exponent(shifted)));
    }

    /** A coordinate of a drawing, to a tenth. */
    static String coordinate(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The exact value, as the record has it. */
    static String exact(double value) {
        return CanonicalJson.number(value);
    }

    /** The power of ten of the leading digit; 0 for zero. */
    static int exponent(BigDecimal value) {
        return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    }

    /** The plain decimal digits, grouped. */
    static String plain(BigDecimal value) {
        String digits = value.abs().toPlainString();
        int point = digits.indexOf('.');
        int whole = point < 0 ? digits.length() : point;
        StringBuilder out = new StringBuilder(value.signum() < 0 ? MINUS : "");
        for (int i = 0; i < whole; i++) {
            out.append(i > 0 && (whole - i) % 3 == 0 ? "," : "").append(digits.charAt(i));
        }
        return out.append(digits, whole, digits.length()).toString();
    }

    private static BigDecimal shifted(double value, int shift) {
        return new BigDecimal(value).movePointRight(shift);
    }

    private static String scientific(BigDecimal value, int digits) {
        BigDecimal rounded = value.round(new MathContext(digits));
        int exponent = exponent(rounded);
        return plain(rounded.movePointLeft(exponent)) + "e" + (exponent < 0 ? MINUS : "") + Math.abs(exponent);
    }
}
