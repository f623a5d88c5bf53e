package io.modelimpact.stats.exact;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The one text form of an exact integer state. A value {@code v 2^-scale} is written {@code [-]hex@limb}: v is the
 * hexadecimal number times 2^(32 limb), with the largest possible limb, lower-case digits and no leading zero; zero is
 * {@code 0@0}. Fields of a state are joined by {@code ;}.
 */
final class CanonicalText {
    private static final int LIMB_BITS = 32;
    private static final int MAX_HEX_DIGITS = 1200;
    private static final Pattern VALUE = Pattern.compile("(-?[1-9a-f][0-9a-f]{0,1199})@(0|[1-9][0-9]{0,2})|0@0");
    private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,18}");

    private CanonicalText() {}

    static String ofLimbs(BigInteger value, int limb) {
        return value.signum() == 0 ? "0@0" : value.toString(16) + '@' + limb;
    }

    static BigInteger parseValue(String text) {
        if (!VALUE.matcher(text).matches()) {
            throw malformed(text, "a value written [-]hex@limb with at most " + MAX_HEX_DIGITS + " digits");
        }
        int at = text.indexOf('@');
        BigInteger digits = new BigInteger(text.substring(0, at), 16);
        if (digits.signum() != 0 && digits.getLowestSetBit() >= LIMB_BITS) {
            throw malformed(text, "a value with the largest possible limb");
        }
        return digits.shiftLeft(LIMB_BITS * Integer.parseInt(text.substring(at + 1)));
    }

    static long parseCount(String text) {
        if (!COUNT.matcher(text).matches()) {
            throw malformed(text, "a count");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw malformed(text, "a count below 2^63");
        }
    }

    static List<String> fields(String text, String tag, int expected) {
        List<String> fields = Arrays.asList(text.split(";", -1));
        if (fields.size() != expected + 1 || !fields.get(0).equals(tag)) {
            throw malformed(text, "the tag " + tag + " and " + expected + " fields");
        }
        return fields.subList(1, fields.size());
    }

    private static IllegalArgumentException malformed(String text, String expected) {
        String shown = text.length() <= 60 ? text : text.substring(0, 60) + "...";
        return new IllegalArgumentException(
                "Exact state is not canonical: found \"" + shown + "\", expected " + expected);
    }
}
