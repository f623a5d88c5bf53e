package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.spi.Column;
import io.modelimpact.spi.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects texts, each distinct one once. */
final class TextColumnBuilder {

    private final int[] codes;
    private final Map<String, Integer> codeOf = new HashMap<>();
    private final List<String> dictionary = new ArrayList<>();

    TextColumnBuilder(int capacity) {
        this.codes = new int[capacity];
    }

    String expected() {
        return "Unicode text without lone surrogates";
    }

    /** Sets the value of a row; false if the text has lone surrogates, and then the row has to be set missing. */
    boolean set(int row, String text) {
        Integer known = codeOf.get(text);
        if (known == null) {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                return false;
            }
            known = dictionary.size();
            codeOf.put(text, known);
            dictionary.add(text);
        }
        codes[row] = known;
        return true;
    }

    void setMissing(int row) {
        codes[row] = TextColumn.MISSING;
    }

    Column build(int rows) {
        return new TextColumn(Arrays.copyOf(codes, rows), dictionary);
    }
}
