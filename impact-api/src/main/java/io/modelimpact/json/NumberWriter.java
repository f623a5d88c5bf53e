package io.modelimpact.json;

/**
 * Writes finite binary64 values as ECMAScript does (ECMA-262, Number::toString with radix 10): the digits of {@link ShortestDecimal},
 * in plain notation from 1e-6 up to below 1e21, otherwise with an exponent.
 */
final class NumberWriter {

    private static final int LARGEST_PLAIN_POINT = 21;
    private static final int SMALLEST_PLAIN_POINT = -5;
    private static final String ZEROS = "0".repeat(LARGEST_PLAIN_POINT);

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
        appendDigits(decimal.digits(), decimal.exponent(), out);
    }

    /** Writes the digits in place and lays them out afterwards, so that no text is made for the digits alone. */
    private static void appendDigits(long digits, int exponent, StringBuilder out) {
        int start = out.length();
        out.append(digits);
        int length = out.length() - start;
        int point = length + exponent;
        if (point > LARGEST_PLAIN_POINT || point < SMALLEST_PLAIN_POINT) {
            scientific(start, length, point - 1, out);
        } else if (exponent >= 0) {
            out.append(ZEROS, 0, exponent);
        } else if (point > 0) {
            out.insert(start + point, '.');
        } else {
            out.insert(start, ZEROS, 0, 1 - point).insert(start + 1, '.');
        }
    }

    private static void scientific(int start, int length, int exponent, StringBuilder out) {
        if (length > 1) {
            out.insert(start + 1, '.');
        }
        out.append(exponent < 0 ? "e-" : "e+").append(Math.abs(exponent));
    }
}
