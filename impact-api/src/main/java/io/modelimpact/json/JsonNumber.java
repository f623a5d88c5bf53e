package io.modelimpact.json;

/**
 * A JSON number: a finite binary64 value. Negative zero becomes zero, since both have the same canonical bytes. Whole numbers are exact
 * up to {@value #MAX_INTEGER} in magnitude; carry larger ones, and decimals that must stay exact, as strings.
 */
public final class JsonNumber implements JsonValue {

    /** 2^53 - 1, the largest magnitude up to which every whole number has a binary64 value of its own. */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    private final double value;

    private JsonNumber(double value) {
        this.value = value;
    }

    /** The number of the given value; NaN and infinities are refused with {@link IllegalArgumentException}. */
    public static JsonNumber of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "JSON has no number " + value + "; write an object that says why the value is undefined");
        }
        return new JsonNumber(value + 0.0);
    }

    /** The whole number of the given value; beyond ±{@value #MAX_INTEGER} it is refused with {@link IllegalArgumentException}. */
    public static JsonNumber of(long value) {
        if (!isExact(value)) {
            throw new IllegalArgumentException(
                    "integer " + value + " is beyond 2^53-1 and would lose digits; write it as a string");
        }
        return new JsonNumber(value);
    }

    /** The value; finite, never negative zero. */
    public double value() {
        return value;
    }

    /** Whether the value is a whole number of at most {@value #MAX_INTEGER} in magnitude. */
    public boolean isInteger() {
        long whole = (long) value;
        return whole == value && isExact(whole);
    }

    @Override
    public String typeName() {
        return "number";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNumber number && Double.compare(value, number.value) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    /** The canonical text, such as {@code 0.1} or {@code 1e+21}. */
    @Override
    public String toString() {
        return CanonicalJson.number(value);
    }

    private static boolean isExact(long value) {
        return value >= -MAX_INTEGER && value <= MAX_INTEGER;
    }
}
