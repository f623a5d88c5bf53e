package io.modelimpact.engine.internal.scan.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads values from texts, whatever the locale. Empty for a text that is no such value; nothing is trimmed. */
final class CellParser {

    private CellParser() {}

    static OptionalLong flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "1" -> OptionalLong.of(1);
            case "false", "f", "no", "0" -> OptionalLong.of(0);
            default -> OptionalLong.empty();
        };
    }

    /** A number of ASCII digits with at most {@code scale} decimals, without its scale; no exponent, and no point at scale 0. */
    static OptionalLong decimal(String text, int scale) {
        boolean negative = text.startsWith("-");
        int start = negative || text.startsWith("+") ? 1 : 0;
        long unscaled = 0;
        int digits = 0;
        int point = -1;
        for (int at = start; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '.' && point < 0 && scale > 0) {
                point = digits;
            } else if (character >= '0' && character <= '9') {
                digits++;
                // Negative numbers reach one further, so digits are subtracted.
                unscaled = shifted(unscaled, character - '0');
            } else {
                return OptionalLong.empty();
            }
            if (unscaled > 0) {
                return OptionalLong.empty();
            }
        }
        int decimals = point < 0 ? 0 : digits - point;
        if (digits == 0 || decimals > scale) {
            return OptionalLong.empty();
        }
        for (int missing = decimals; missing < scale && unscaled <= 0; missing++) {
            unscaled = shifted(unscaled, 0);
        }
        return unscaled > 0 || (!negative && unscaled == Long.MIN_VALUE)
                ? OptionalLong.empty()
                : OptionalLong.of(negative ? unscaled : -unscaled);
    }

    /** Ten times a number up to zero less a digit; positive if it has more than 64 bits. */
    private static long shifted(long unscaled, int digit) {
        return unscaled < (Long.MIN_VALUE + digit) / 10 ? 1 : unscaled * 10 - digit;
    }

    /** A number as {@link Double#parseDouble(String)} reads it, but neither hexadecimal nor with a suffix; NaN, Infinity, inf. */
    static OptionalDouble real(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if ((character < '0' || character > '9') && "+-.eE".indexOf(character) < 0) {
                return notFinite(text.toLowerCase(Locale.ROOT));
            }
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException malformed) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble notFinite(String lowerCase) {
        return switch (lowerCase) {
            case "nan" -> OptionalDouble.of(Double.NaN);
            case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
