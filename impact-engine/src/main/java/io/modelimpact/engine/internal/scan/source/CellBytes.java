package io.modelimpact.engine.internal.scan.source;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads values from bytes of UTF-8: what is written in the usual way is read where it stands, everything else as {@link CellParser} reads it.
 * Mutable, confined to one thread: the value read last is kept here.
 */
final class CellBytes {

    /** So many digits always fit a long. */
    private static final int SAFE_DIGITS = 18;

    private static final int MOST_EXPONENT_DIGITS = 4;

    private long value;
    private double real;

    /** The flag, integer, decimal or day read last. */
    long value() {
        return value;
    }

    /** The real read last. */
    double real() {
        return real;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private boolean keep(OptionalLong parsed) {
        value = parsed.orElse(0);
        return parsed.isPresent();
    }

    boolean flag(byte[] bytes, int from, int to) {
        if (to - from == 1 && (bytes[from] == '0' || bytes[from] == '1')) {
            value = (long) bytes[from] - '0';
            return true;
        }
        return keep(CellParser.flag(text(bytes, from, to)));
    }

    boolean decimal(byte[] bytes, int from, int to, int scale) {
        int at = from;
        boolean negative = bytes[from] == '-';
        if (negative || bytes[from] == '+') {
            at++;
        }
        long unscaled = 0;
        int digits = 0;
        int point = -1;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                unscaled = 10 * unscaled + digit;
                digits++;
            } else if (bytes[at] == '.' && point < 0) {
                point = digits;
            } else {
                return keep(CellParser.decimal(text(bytes, from, to), scale));
            }
        }
        int missing = scale - (point < 0 ? 0 : digits - point);
        if (digits == 0 || missing < 0 || digits + missing > SAFE_DIGITS || (point >= 0 && scale == 0)) {
            return keep(CellParser.decimal(text(bytes, from, to), scale));
        }
        for (; missing > 0; missing--) {
            unscaled *= 10;
        }
        value = negative ? -unscaled : unscaled;
        return true;
    }

    boolean day(byte[] bytes, int from, int to) {
        Optional<LocalDate> day = CellParser.date(text(bytes, from, to));
        value = day.isPresent() ? day.get().toEpochDay() : 0;
        return day.isPresent();
    }

    boolean real(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = bytes[from] == '-';
        if (negative || bytes[from] == '+') {
            at++;
        }
        long significand = 0;
        int digits = 0;
        int significant = 0;
        int point = -1;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                significand = 10 * significand + digit;
                digits++;
                significant += significand == 0 ? 0 : 1;
            } else if (bytes[at] == '.' && point < 0) {
                point = digits;
            } else {
                break;
            }
        }
        int exponent = point < 0 ? 0 : point - digits;
        if (digits == 0 || significant > SAFE_DIGITS) {
            return parse(bytes, from, to);
        }
        if (at < to) {
            int written = exponent(bytes, at, to);
            if (written == Integer.MIN_VALUE) {
                return parse(bytes, from, to);
            }
            exponent += written;
        }
        double magnitude = DecimalReals.nearest(significand, exponent);
        if (Double.isNaN(magnitude)) {
            return parse(bytes, from, to);
        }
        real = negative ? -magnitude : magnitude;
        return true;
    }

    /** The exponent that is written from here to the end, or {@link Integer#MIN_VALUE} if this is none that is usual. */
    private static int exponent(byte[] bytes, int from, int to) {
        if (bytes[from] != 'e' && bytes[from] != 'E') {
            return Integer.MIN_VALUE;
        }
        int at = from + 1;
        boolean negative = at < to && bytes[at] == '-';
        if (negative || (at < to && bytes[at] == '+')) {
            at++;
        }
        if (at == to || to - at > MOST_EXPONENT_DIGITS) {
            return Integer.MIN_VALUE;
        }
        int exponent = 0;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            exponent = 10 * exponent + digit;
        }
        return negative ? -exponent : exponent;
    }

    private boolean parse(byte[] bytes, int from, int to) {
        OptionalDouble parsed = CellParser.real(text(bytes, from, to));
        real = parsed.orElse(0);
        return parsed.isPresent();
    }
}
