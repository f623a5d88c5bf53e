package io.modelimpact.measure;

import io.modelimpact.ImpactException;
import java.util.regex.Pattern;

/** Measures that many assessments use. Any other is made by {@link Measure#of(String)}. */
public final class Measures {

    /** People, text {@code persons}. */
    public static final Measure PERSONS = Measure.of("persons");

    /** Orders placed, text {@code orders}. */
    public static final Measure ORDERS = Measure.of("orders");

    /** Milliseconds, text {@code ms}. Not convertible to {@link #SECONDS}. */
    public static final Measure MILLISECONDS = Measure.of("ms");

    /** Seconds, text {@code s}. */
    public static final Measure SECONDS = Measure.of("s");

    /** Hundredths, text {@code percent}; bounds on the level of a proportion may be counted in it. */
    public static final Measure PERCENT = Measure.of("percent");

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private Measures() {}

    /**
     * An amount of money.
     *
     * @param code three capital letters, the shape of an ISO 4217 code such as {@code EUR}; the list of codes in use is not consulted
     * @throws ImpactException code {@code measure/invalid-currency}, for any other text
     */
    public static Measure currency(String code) {
        if (!CURRENCY.matcher(code).matches()) {
            throw new ImpactException(
                    "measure/invalid-currency",
                    "expected a currency code of three capital letters, found '" + code + "'",
                    "write the ISO 4217 code, such as EUR");
        }
        return Measure.of(code);
    }
}
