package io.modelimpact.spi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts or identifiers. A column holds them as indices into a list of texts, which suits texts that return, or as their bytes in UTF-8 one
 * after the other, which suits identifiers: {@link #isCoded()} tells which. It answers for both; what it does not hold it makes when it is
 * first asked for.
 */
public final class TextColumn implements Column {

    /** The code of a missing value. */
    public static final int MISSING = -1;

    private final boolean coded;
    private final BitSet missing;

    // Made at most once a thread, equal whoever makes them, and immutable: so they are shared without a lock.
    private @Nullable Codes codes;
    private @Nullable Utf8 utf8;

    @SuppressWarnings("ArrayRecordComponent") // handed on and read, never compared
    private record Codes(int[] codes, List<String> dictionary, int offset) {}

    @SuppressWarnings("ArrayRecordComponent") // handed on and read, never compared
    private record Utf8(byte[] bytes, int[] offsets) {}

    /**
     * Texts from the start of the array, which is not copied.
     *
     * @param codes for each row the index of its text, or {@link #MISSING}
     * @param dictionary the texts, without lone surrogates; the same text may stand there twice. An immutable list is not copied: a source
     *     that gives many batches the same list lets who reads them see that by identity
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
        this.coded = true;
        this.missing = new BitSet();
        this.codes = new Codes(codes, List.copyOf(dictionary), offset);
    }

    private TextColumn(Utf8 utf8, BitSet missing) {
        this.coded = false;
        this.missing = missing;
        this.utf8 = utf8;
    }

    /**
     * Texts one after the other. Nothing is copied.
     *
     * @param utf8 the texts in valid UTF-8
     * @param offsets for each row where its text starts in {@code utf8}, which is where the text before ends; and at last where the last one ends
     * @param missing the rows without a value
     */
    public static TextColumn ofUtf8(byte[] utf8, int[] offsets, BitSet missing) {
        return new TextColumn(new Utf8(utf8, offsets), missing);
    }

    /** Whether the column holds codes and a dictionary, so that these take no time to ask for; otherwise it holds bytes. */
    public boolean isCoded() {
        return coded;
    }

    /** The index of a row's text in {@link #dictionary()}, or {@link #MISSING}. */
    public int code(int row) {
        Codes known = codes();
        return known.codes[known.offset + row];
    }

    /** The array that the indices stand in, for loops over many rows; not to be changed. That of row 0 stands at {@link #offset()}. */
    public int[] array() {
        return codes().codes;
    }

    /** Where the index of row 0 stands in {@link #array()}. */
    public int offset() {
        return codes().offset;
    }

    /** The texts; immutable. */
    public List<String> dictionary() {
        return codes().dictionary;
    }

    /** The bytes in UTF-8 among which are those of each row, from {@link #start(int)} to {@link #end(int)}; not to be changed. */
    public byte[] utf8() {
        return bytes().bytes;
    }

    /** Where the text of a row that is not missing starts in {@link #utf8()}. */
    public int start(int row) {
        return bytes().offsets[index(row)];
    }

    /** Where the text of a row that is not missing ends in {@link #utf8()}: the index behind its last byte. */
    public int end(int row) {
        return bytes().offsets[index(row) + 1];
    }

    private int index(int row) {
        return coded ? code(row) : row;
    }

    @Override
    public boolean isMissing(int row) {
        return coded ? code(row) == MISSING : missing.get(row);
    }

    @Override
    public BitSet missing(int rows) {
        if (!coded) {
            return (BitSet) missing.clone();
        }
        Codes known = codes();
        BitSet found = new BitSet(rows);
        for (int row = 0; row < rows; row++) {
            if (known.codes[known.offset + row] == MISSING) {
                found.set(row);
            }
        }
        return found;
    }

    private Codes codes() {
        Codes known = codes;
        if (known == null) {
            known = encode(bytes());
            codes = known;
        }
        return known;
    }

    private Utf8 bytes() {
        Utf8 known = utf8;
        if (known == null) {
            known = concatenate(dictionary());
            utf8 = known;
        }
        return known;
    }

    private Codes encode(Utf8 texts) {
        int[] found = new int[texts.offsets.length - 1];
        List<String> distinct = new ArrayList<>();
        Map<String, Integer> codeOf = new HashMap<>();
        for (int row = 0; row < found.length; row++) {
            found[row] = MISSING;
            if (!missing.get(row)) {
                int start = texts.offsets[row];
                String text = new String(texts.bytes, start, texts.offsets[row + 1] - start, StandardCharsets.UTF_8);
                Integer code = codeOf.putIfAbsent(text, distinct.size());
                found[row] = code == null ? distinct.size() : code;
                if (code == null) {
                    distinct.add(text);
                }
            }
        }
        return new Codes(found, List.copyOf(distinct), 0);
    }

    private static Utf8 concatenate(List<String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] offsets = new int[texts.size() + 1];
        for (int i = 0; i < texts.size(); i++) {
            bytes.writeBytes(texts.get(i).getBytes(StandardCharsets.UTF_8));
            offsets[i + 1] = bytes.size();
        }
        return new Utf8(bytes.toByteArray(), offsets);
    }
}
