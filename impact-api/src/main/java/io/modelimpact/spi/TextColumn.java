package io.modelimpact.spi;

import java.util.List;

/** Texts or identifiers, as indices into a list of texts. The same text may stand in the list twice. */
public final class TextColumn implements Column {

    /** The code of a missing value. */
    public static final int MISSING = -1;

    private final int[] codes;
    private final List<String> dictionary;

    /**
     * Texts from the start of the array, which is not copied.
     *
     * @param codes for each row the index of its text, or {@link #MISSING}
     * @param dictionary the texts, without lone surrogates
     */
    public TextColumn(int[] codes, List<String> dictionary) {
        this.codes = codes;
        this.dictionary = List.copyOf(dictionary);
    }

    /** The index of a row's text, or {@link #MISSING}. */
    public int code(int row) {
        return codes[row];
    }

    /** The texts; immutable. */
    public List<String> dictionary() {
        return dictionary;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }
}
