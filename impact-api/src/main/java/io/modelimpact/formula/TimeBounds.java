package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads the bounds of comparisons in time. */
final class TimeBounds {

    private TimeBounds() {}

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid("a day such as 2026-01-31", text, e);
        }
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid("a point in time such as 2026-01-31T00:00:00Z", text, e);
        }
    }

    private static ImpactException invalid(String expected, String found, DateTimeParseException cause) {
        return new ImpactException(
                "formula/invalid-time",
                "expected " + expected + ", found '" + found + "'",
                "write the bound in ISO 8601",
                cause);
    }
}
