package io.modelimpact.json;

/**
 * A JSON string: well-formed Unicode, kept as given, without normalisation.
 *
 * @param value the text; a lone surrogate is refused with {@link IllegalArgumentException}, since it has no UTF-8 bytes
 */
public record JsonString(String value) implements JsonValue {

    /** Checks that the text is well-formed. */
    public JsonString {
        requireWellFormed(value);
    }

    @Override
    public String typeName() {
        return "string";
    }

    /** The canonical text, in quotes. */
    @Override
    public String toString() {
        return CanonicalJson.text(this);
    }

    static String requireWellFormed(String text) {
        int index = loneSurrogate(text);
        if (index >= 0) {
            String unit = Integer.toHexString(text.charAt(index));
            throw new IllegalArgumentException("lone surrogate U+" + unit + " at index " + index
                    + " has no UTF-8 form; repair the text where it was cut or decoded");
        }
        return text;
    }

    /** The index of the first lone surrogate, or -1. */
    static int loneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!startsPair(text, i)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean startsPair(String text, int index) {
        return index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
    }
}
