package io.modelimpact.json;

/**
 * Writes finite binary64 values as ECMAScript does (ECMA-262, Number::toString with radix 10): the digits of {@link ShortestDecimal},
 * in plain notation from 1e-6 up to below 1e21, otherwise with an exponent.
 */
final class NumberWriter {

    private static final int LARGEST_PLAIN_POINT = 21;
    private static final int SMALLEST_PLAIN_POINT = -5;

    private NumberWriter() {}

    static void append(double value, StringBuilder out) {
        long whole = (long) value;
        if (whole == value && Math.abs(whole) <= JsonNumber.MAX_INTEGER) {
            out.append(whole);
            return;
        }
        if (value < 0) {
            out.append('-');
        }
        ShortestDecimal decimal = ShortestDecimal.of(Math.abs(value));
        appendDigits(Long.toString(decimal.digits()), decimal.exponent(), out);
    }

    private static void appendDigits(String digits, int exponent, StringBuilder out) {
        int point = digits.length() + exponent;
        if (point > LARGEST_PLAIN_POINT || point < SMALLEST_PLAIN_POINT) {
            appendScientific(digits, point - 1, out);
        } else if (exponent >= 0) {
            out.append(digits).append("0".repeat(exponent));
        } else if (point > 0) {
            out.append(digits, 0, point).append('.').append(digits, point, digits.length());
        } else {
            out.append("0.").append("0".repeat(-point)).append(digits);
        }
    }

    private static void appendScientific(String digits, int exponent, StringBuilder out) {
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append(exponent < 0 ? "e-" : "e+").append(Math.abs(exponent));
    }
}
