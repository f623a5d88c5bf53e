package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.formula.Field;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.MalformedValue;
import io.modelimpact.spi.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Texts in an array. When they are first read, each distinct text gets a code, so that all batches of all scans share one dictionary; texts of
 * which too many are distinct, as identifiers are, get a dictionary a batch. Immutable as long as nobody changes the array, and thread-safe.
 */
final class MemoryTexts implements MemorySource.Cutter {

    /** The most distinct texts of a shared dictionary. */
    private static final int MOST_SHARED = BatchSize.DEFAULT;

    private static final String EXPECTED = "Unicode text without lone surrogates";

    private final Field field;
    private final @Nullable String[] values;
    private volatile Optional<Coded> coded = Optional.empty();

    MemoryTexts(Field field, @Nullable String[] values) {
        this.field = field;
        this.values = values;
    }

    /**
     * What is known after the first reading.
     *
     * @param codes the code of each text; empty if too many are distinct
     * @param dictionary the texts by their codes
     * @param malformed the indices of malformed texts
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on and read, never compared
    private record Coded(int[] codes, List<String> dictionary, BitSet malformed) {}

    @Override
    public Column cut(int start, int rows, List<MalformedValue> malformed) {
        Coded known = coded();
        BitSet bad = known.malformed.get(start, start + rows);
        bad.stream().forEach(row -> malformed.add(new MalformedValue(start + row + 1L, field, EXPECTED)));
        return known.codes.length > 0 ? new TextColumn(known.codes, known.dictionary, start) : own(start, rows, bad);
    }

    private Coded coded() {
        Optional<Coded> known = coded;
        return known.isPresent() ? known.get() : codeOnce();
    }

    private synchronized Coded codeOnce() {
        if (coded.isEmpty()) {
            coded = Optional.of(code());
        }
        return coded.get();
    }

    private Coded code() {
        BitSet malformed = malformed();
        int[] codes = new int[values.length];
        Map<String, Integer> codeOf = new HashMap<>();
        List<String> dictionary = new ArrayList<>();
        for (int row = 0; row < codes.length; row++) {
            String text = values[row];
            if (text == null || malformed.get(row)) {
                codes[row] = TextColumn.MISSING;
            } else {
                codes[row] = codeOf.computeIfAbsent(text, fresh -> {
                    dictionary.add(fresh);
                    return dictionary.size() - 1;
                });
            }
            if (dictionary.size() > MOST_SHARED) {
                return new Coded(new int[0], List.of(), malformed);
            }
        }
        return new Coded(codes, List.copyOf(dictionary), malformed);
    }

    private BitSet malformed() {
        BitSet malformed = new BitSet();
        for (int row = 0; row < values.length; row++) {
            String text = values[row];
            if (text != null && hasLoneSurrogate(text)) {
                malformed.set(row);
            }
        }
        return malformed;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
            }
        }
        return false;
    }

    private Column own(int start, int rows, BitSet malformed) {
        int[] codes = new int[rows];
        List<String> dictionary = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            String text = values[start + row];
            if (text == null || malformed.get(row)) {
                codes[row] = TextColumn.MISSING;
            } else {
                codes[row] = dictionary.size();
                dictionary.add(text);
            }
        }
        return new TextColumn(codes, dictionary);
    }
}
