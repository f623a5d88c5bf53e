package io.modelimpact.spi;

import java.util.BitSet;
import java.util.List;

/** Texts or identifiers, as indices into a list of texts. The same text may stand in the list twice. */
public final class TextColumn implements Column {

    /** The code of a missing value. */
    public static final int MISSING = -1;

    private final int[] codes;
    private final List<String> dictionary;
    private final int offset;

    /**
     * Texts from the start of the array, which is not copied.
     *
     * @param codes for each row the index of its text, or {@link #MISSING}
     * @param dictionary the texts, without lone surrogates
     */
    public TextColumn(int[] codes, List<String> dictionary) {
        this(codes, dictionary, 0);
    }

    /**
     * Texts from somewhere in the array, which is not copied: a source that holds whole columns can cut batches out of them. An immutable list
     * of {@link List#of} or {@link List#copyOf} is not copied either, and what is made of its texts once serves all batches that share it.
     *
     * @param codes for each row the index of its text, or {@link #MISSING}
     * @param dictionary the texts, without lone surrogates
     * @param offset the index of the batch's first row in {@code codes}
     */
    public TextColumn(int[] codes, List<String> dictionary, int offset) {
        this.codes = codes;
        this.dictionary = List.copyOf(dictionary);
        this.offset = offset;
    }

    /** The index of a row's text, or {@link #MISSING}. */
    public int code(int row) {
        return codes[offset + row];
    }

    /** The array that the indices stand in, for loops over many rows; not to be changed. That of row 0 stands at {@link #offset()}. */
    public int[] array() {
        return codes;
    }

    /** Where the index of row 0 stands in {@link #array()}. */
    public int offset() {
        return offset;
    }

    /** The texts; immutable. */
    public List<String> dictionary() {
        return dictionary;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[offset + row] == MISSING;
    }

    @Override
    public BitSet missing(int rows) {
        BitSet missing = new BitSet(rows);
        for (int row = 0; row < rows; row++) {
            if (codes[offset + row] == MISSING) {
                missing.set(row);
            }
        }
        return missing;
    }
}
