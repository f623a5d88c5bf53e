package io.modelimpact.json;

/** Reads one number, from its sign or first digit on. Used once. */
final class JsonNumberToken {

    private final String text;
    private final int start;
    private final boolean strict;
    private int index;
    private boolean integer = true;
    private boolean zeroDigitsOnly = true;

    JsonNumberToken(String text, int start, boolean strict) {
        this.text = text;
        this.start = start;
        this.strict = strict;
        this.index = start;
    }

    JsonNumber read() {
        scan();
        String token = token();
        double value = Double.parseDouble(token);
        if (Double.isInfinite(value)) {
            throw failure("json/number-overflow", "number beyond the range of binary64", "write it as a string");
        }
        if (strict) {
            requireKept(token, value);
        }
        return JsonNumber.of(value);
    }

    /** The index after the last character, once read. */
    int end() {
        return index;
    }

    private void scan() {
        accept("-");
        boolean leadingZero = current() == '0';
        int digits = digits();
        if (leadingZero && digits > 1) {
            throw failure("json/number-syntax", "number with leading zeros", "write it without leading zeros");
        }
        if (accept(".")) {
            integer = false;
            digits();
        }
        scanExponent();
    }

    private void scanExponent() {
        if (accept("eE")) {
            integer = false;
            accept("+-");
            boolean zeroSignificand = zeroDigitsOnly;
            digits();
            zeroDigitsOnly = zeroSignificand;
        }
    }

    private int digits() {
        int from = index;
        for (; isDigit(current()); index++) {
            zeroDigitsOnly &= current() == '0';
        }
        if (index == from) {
            throw JsonFormatException.unexpected(text, index, "a digit", "complete the number, such as -0.5e-3");
        }
        return index - from;
    }

    private String token() {
        if (index - start > JsonParser.MAX_NUMBER_LENGTH) {
            String message = "number of " + (index - start) + " characters exceeds " + JsonParser.MAX_NUMBER_LENGTH;
            throw failure("json/number-too-long", message, "round it, or write it as a string");
        }
        return text.substring(start, index);
    }

    private void requireKept(String token, double value) {
        if (value == 0 && !zeroDigitsOnly) {
            throw failure("json/number-underflow", "number too small for binary64 would be read as zero", "write 0");
        }
        if (value == 0 && token.charAt(0) == '-') {
            throw failure("json/negative-zero", "negative zero is not a value of this profile", "write 0");
        }
        if (integer
                && Math.abs(value) > JsonNumber.MAX_INTEGER
                && !CanonicalJson.number(value).equals(token)) {
            throw failure("json/integer-too-large", "integer beyond 2^53-1 would lose digits", "write it as a string");
        }
    }

    private boolean accept(String wanted) {
        boolean found = index < text.length() && wanted.indexOf(text.charAt(index)) >= 0;
        if (found) {
            index++;
        }
        return found;
    }

    private char current() {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private JsonFormatException failure(String code, String message, String remedy) {
        return new JsonFormatException(code, JsonPosition.of(text, start), message, remedy);
    }
}
