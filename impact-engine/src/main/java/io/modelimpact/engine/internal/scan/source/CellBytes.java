package io.modelimpact.engine.internal.scan.source;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads values from ASCII where it stands, if they are written in the usual way; {@link CellParser} reads everything else. The array goes on for
 * {@link CsvIndex#PADDING} bytes before and behind a value.
 */
final class CellBytes {

    /** What whole numbers, decimals, flags and days are not if they are written in the usual way. */
    static final long UNUSUAL = Long.MIN_VALUE;

    /** So many digits always fit a long. */
    private static final int SAFE_DIGITS = 18;

    private static final int MOST_EXPONENT_DIGITS = 4;
    private static final int LONGEST_DECIMAL = 2 * Long.BYTES;
    private static final int DAY_LENGTH = 10;
    private static final int SECOND_LENGTH = 20;
    private static final long SECONDS_OF_DAY = 86_400;
    private static final long ZEROS = ByteWords.all('0');
    private static final long POINTS = ByteWords.all('.');
    private static final long SIXES = 0x0606060606060606L;
    private static final long UPPER_HALVES = 0xF0F0F0F0F0F0F0F0L;
    private static final long EIGHT_DIGITS = 100_000_000;
    private static final long[] POWERS = new long[SAFE_DIGITS];

    static {
        POWERS[0] = 1;
        for (int power = 1; power < SAFE_DIGITS; power++) {
            POWERS[power] = 10 * POWERS[power - 1];
        }
    }

    private CellBytes() {}

    /** 0 or 1. */
    static long flag(byte[] bytes, int from, int to) {
        int digit = bytes[from] - '0';
        return to - from == 1 && (digit & ~1) == 0 ? digit : UNUSUAL;
    }

    /** A decimal without its scale. */
    static long decimal(byte[] bytes, int from, int to, int scale) {
        boolean negative = bytes[from] == '-';
        int length = to - from - (negative ? 1 : 0);
        if (length < 1 || length > LONGEST_DECIMAL) {
            return UNUSUAL;
        }
        long low = tail(ByteWords.at(bytes, to - Long.BYTES), Math.min(length, Long.BYTES));
        long high = length <= Long.BYTES ? ZEROS : tail(ByteWords.at(bytes, to - LONGEST_DECIMAL), length - Long.BYTES);
        int missing = scale;
        long points = ByteWords.equal(low, POINTS);
        if (points != 0) {
            int at = ByteWords.first(points);
            missing -= Long.BYTES - 1 - at;
            if (scale == 0 || length == 1) {
                return UNUSUAL;
            }
            // The digits before the point take its place.
            long before = (1L << (Byte.SIZE * at)) - 1;
            long behind = -2L << (Byte.SIZE * at + Byte.SIZE - 1);
            low = (low & behind) | ((low & before) << Byte.SIZE) | (high >>> 56);
            high = (high << Byte.SIZE) | '0';
        }
        if (missing < 0 || length + missing > SAFE_DIGITS || !areDigits(low) || !areDigits(high)) {
            return UNUSUAL;
        }
        long unscaled = (high == ZEROS ? eight(low) : EIGHT_DIGITS * eight(high) + eight(low)) * POWERS[missing];
        return negative ? -unscaled : unscaled;
    }

    /** The last so many bytes of a word, 1 to 8, behind zeros as digits. */
    private static long tail(long word, int length) {
        long kept = -1L << (Long.SIZE - Byte.SIZE * length);
        return (word & kept) | (ZEROS & ~kept);
    }

    private static boolean areDigits(long word) {
        return (word & UPPER_HALVES) == ZEROS && ((word + SIXES) & UPPER_HALVES) == ZEROS;
    }

    /** The number that eight digits write: pairs, then both halves of four of them at once. */
    private static long eight(long digits) {
        long pairs = (digits - ZEROS) * 10 + ((digits - ZEROS) >>> 8);
        long first = (pairs & 0x000000FF_000000FFL) * ((1_000_000L << 32) + 100);
        long second = ((pairs >>> 16) & 0x000000FF_000000FFL) * ((10_000L << 32) + 1);
        return (first + second) >>> 32;
    }

    /** A day such as 2026-01-31 since 1970-01-01. */
    static long day(byte[] bytes, int from, int to) {
        return to - from == DAY_LENGTH ? day(bytes, from) : UNUSUAL;
    }

    private static long day(byte[] bytes, int from) {
        if (bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return UNUSUAL;
        }
        int year = 100 * twoDigits(bytes, from) + twoDigits(bytes, from + 2);
        int month = twoDigits(bytes, from + 5);
        int day = twoDigits(bytes, from + 8);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return UNUSUAL;
        }
        return LocalDate.of(year, month, day).toEpochDay();
    }

    /** A whole second such as 2026-01-31T12:30:00Z since 1970-01-01T00:00:00Z. */
    static long second(byte[] bytes, int from, int to) {
        if (to - from != SECOND_LENGTH || bytes[from + DAY_LENGTH] != 'T' || bytes[to - 1] != 'Z') {
            return UNUSUAL;
        }
        long day = day(bytes, from);
        int hour = twoDigits(bytes, from + 11);
        int minute = twoDigits(bytes, from + 14);
        int second = twoDigits(bytes, from + 17);
        boolean isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        if (day == UNUSUAL || !isTime || bytes[from + 13] != ':' || bytes[from + 16] != ':') {
            return UNUSUAL;
        }
        return SECONDS_OF_DAY * day + 3600L * hour + 60L * minute + second;
    }

    /** The number that two digits write, or one so low that no sum with it is positive. */
    private static int twoDigits(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Short.MIN_VALUE;
    }

    /** A real, or NaN if it is not written in the usual way. */
    static double real(byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        int at = negative || bytes[from] == '+' ? from + 1 : from;
        long significand = 0;
        int digits = 0;
        int significant = 0;
        int point = -1;
        while (at < to) {
            if (to - at >= Long.BYTES && areDigits(ByteWords.at(bytes, at))) {
                significand = EIGHT_DIGITS * significand + eight(ByteWords.at(bytes, at));
                digits += Long.BYTES;
                significant += significand == 0 ? 0 : Long.BYTES;
                at += Long.BYTES;
            } else if (bytes[at] >= '0' && bytes[at] <= '9') {
                significand = 10 * significand + bytes[at] - '0';
                digits++;
                significant += significand == 0 ? 0 : 1;
                at++;
            } else if (bytes[at] == '.' && point < 0) {
                point = digits;
                at++;
            } else {
                break;
            }
        }
        int exponent = at < to ? exponent(bytes, at, to) : 0;
        if (digits == 0 || significant > SAFE_DIGITS || exponent == Integer.MIN_VALUE) {
            return Double.NaN;
        }
        double magnitude = DecimalReals.nearest(significand, point < 0 ? exponent : exponent + point - digits);
        return negative ? -magnitude : magnitude;
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
}
