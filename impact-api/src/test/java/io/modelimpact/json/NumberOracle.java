package io.modelimpact.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The definition of ECMAScript's Number::toString, executed in exact decimals: at every length, the decimals next below and above the
 * value; of those that read back as the value the closest, ties to an even last digit. Slow and independent of the writer under test.
 */
final class NumberOracle {

    private static final int LONGEST = 17;

    private NumberOracle() {}

    static String text(double value) {
        if (value == 0) {
            return "0";
        }
        return value < 0 ? "-" + layOut(shortest(-value)) : layOut(shortest(value));
    }

    private static BigDecimal shortest(double value) {
        for (int length = 1; length <= LONGEST; length++) {
            Optional<BigDecimal> found = closest(new BigDecimal(value), value, length);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("17 digits always suffice: " + Double.toHexString(value));
    }

    private static Optional<BigDecimal> closest(BigDecimal exact, double value, int length) {
        return Stream.of(RoundingMode.FLOOR, RoundingMode.CEILING)
                .map(rounding -> exact.round(new MathContext(length, rounding)))
                .filter(candidate -> candidate.doubleValue() == value)
                .min((left, right) -> compare(exact, left, right, length));
    }

    private static int compare(BigDecimal exact, BigDecimal left, BigDecimal right, int length) {
        int byDistance =
                left.subtract(exact).abs().compareTo(right.subtract(exact).abs());
        return byDistance != 0
                ? byDistance
                : Boolean.compare(lastDigitIsOdd(left, length), lastDigitIsOdd(right, length));
    }

    private static boolean lastDigitIsOdd(BigDecimal decimal, int length) {
        BigDecimal padded = decimal.setScale(decimal.scale() + length - decimal.precision());
        return padded.unscaledValue().testBit(0);
    }

    /** The cases of the ECMAScript text, with its names: the value is s times 10^(n-k), where s has k digits. */
    private static String layOut(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        String s = stripped.unscaledValue().toString();
        int k = s.length();
        int n = k - stripped.scale();
        if (k <= n && n <= 21) {
            return s + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return s.substring(0, n) + "." + s.substring(n);
        }
        if (-6 < n && n <= 0) {
            return "0." + "0".repeat(-n) + s;
        }
        String e = (n - 1 < 0 ? "e-" : "e+") + Math.abs(n - 1);
        return k == 1 ? s + e : s.charAt(0) + "." + s.substring(1) + e;
    }
}
