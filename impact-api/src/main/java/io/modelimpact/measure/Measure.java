package io.modelimpact.measure;

import io.modelimpact.ImpactException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a number is measured in: a product of named base measures with whole, non-zero exponents. Equal by value, immutable.
 *
 * <p>The text form has the base measures of positive exponent first, joined by {@code *}, then each base measure of negative exponent after
 * a {@code /}; both in the order of their names: {@code EUR}, {@code EUR/persons}, {@code EUR*ms^2/orders/persons}, {@code 1/s}. The
 * dimensionless measure is {@code 1}. Exponents reach from -{@value #MAX_EXPONENT} to {@value #MAX_EXPONENT}.
 */
public final class Measure {

    /** The largest magnitude of an exponent. */
    public static final int MAX_EXPONENT = 99;

    /** The dimensionless measure: counts without a name, shares, ratios. Text {@code 1}. */
    public static final Measure NONE = new Measure(new TreeMap<>());

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern FACTOR = Pattern.compile("([A-Za-z][A-Za-z0-9_]*)(?:\\^([1-9][0-9]?))?");

    private final SortedMap<String, Integer> exponents;

    private Measure(SortedMap<String, Integer> exponents) {
        this.exponents = Collections.unmodifiableSortedMap(exponents);
    }

    /**
     * A base measure.
     *
     * @param name an ASCII letter, followed by ASCII letters, digits and underscores
     * @throws ImpactException code {@code measure/invalid-name}, for any other text
     */
    public static Measure of(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ImpactException(
                    "measure/invalid-name",
                    "expected the name of a measure, such as EUR or orders, found '" + name + "'",
                    "start with an ASCII letter and go on with ASCII letters, digits and underscores");
        }
        return new Measure(new TreeMap<>(Map.of(name, 1)));
    }

    /**
     * Reads a measure: {@code 1} or a base measure, followed by {@code *} or {@code /} and a base measure any number of times, each with an
     * exponent such as {@code ^2} if it is not 1. Factors may come in any order and repeat; white space is not allowed.
     *
     * @throws ImpactException code {@code measure/syntax}, for any other text; code {@code measure/exponent-too-large}
     */
    public static Measure parse(String text) {
        Matcher factor = FACTOR.matcher(text);
        Measure product = NONE;
        int position = 0;
        char operator = '*';
        if (text.equals("1") || text.startsWith("1/")) {
            if (text.length() == 1) {
                return NONE;
            }
            position = 2;
            operator = '/';
        }
        while (true) {
            factor.region(position, text.length());
            if (!factor.lookingAt()) {
                throw syntax(text, position);
            }
            Measure power = power(factor);
            product = operator == '*' ? product.times(power) : product.dividedBy(power);
            if (factor.end() == text.length()) {
                return product;
            }
            operator = text.charAt(factor.end());
            position = factor.end() + 1;
            if (operator != '*' && operator != '/') {
                throw syntax(text, factor.end());
            }
        }
    }

    /** The exponent of each base measure, by name; none of them is 0. Immutable. */
    public SortedMap<String, Integer> exponents() {
        return exponents;
    }

    /** Whether this is {@link #NONE}. */
    public boolean isNone() {
        return exponents.isEmpty();
    }

    /**
     * The measure of a product.
     *
     * @throws ImpactException code {@code measure/exponent-too-large}
     */
    public Measure times(Measure factor) {
        return combine(factor, 1);
    }

    /**
     * The measure of a quotient.
     *
     * @throws ImpactException code {@code measure/exponent-too-large}
     */
    public Measure dividedBy(Measure divisor) {
        return combine(divisor, -1);
    }

    /** The canonical text; {@link #parse(String)} reads it back. */
    public String text() {
        StringBuilder numerator = new StringBuilder();
        StringBuilder denominator = new StringBuilder();
        exponents.forEach((name, exponent) -> {
            String power = name + (Math.abs(exponent) == 1 ? "" : "^" + Math.abs(exponent));
            if (exponent > 0) {
                numerator.append(numerator.isEmpty() ? "" : "*").append(power);
            } else {
                denominator.append('/').append(power);
            }
        });
        return (numerator.isEmpty() ? "1" : numerator) + denominator.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measure measure && exponents.equals(measure.exponents);
    }

    @Override
    public int hashCode() {
        return exponents.hashCode();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }

    private static Measure power(Matcher factor) {
        String digits = factor.group(2);
        int exponent = digits == null ? 1 : Integer.parseInt(digits);
        return new Measure(new TreeMap<>(Map.of(factor.group(1), exponent)));
    }

    private Measure combine(Measure other, int sign) {
        TreeMap<String, Integer> sum = new TreeMap<>(exponents);
        other.exponents.forEach((name, exponent) -> sum.merge(name, sign * exponent, Integer::sum));
        sum.values().removeIf(exponent -> exponent == 0);
        sum.forEach(Measure::requireSmall);
        return new Measure(sum);
    }

    private static void requireSmall(String name, int exponent) {
        if (Math.abs(exponent) > MAX_EXPONENT) {
            throw new ImpactException(
                    "measure/exponent-too-large",
                    "exponent " + exponent + " of " + name + " is beyond " + MAX_EXPONENT + " in magnitude",
                    "check the formula for a product that repeats");
        }
    }

    private static ImpactException syntax(String text, int position) {
        return new ImpactException(
                "measure/syntax",
                "measure '" + text + "' is not understood at character " + (position + 1),
                "write base measures joined by * or /, such as EUR*ms^2/orders, or 1 for none");
    }
}
