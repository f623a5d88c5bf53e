package io.modelimpact.engine.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.json.Digest;
import io.modelimpact.spi.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TextHashesTest {

    private static final FingerprintLaw LAW = new FingerprintLaw(Digest.parse("sha256:" + "5a".repeat(32)), 2);

    @Provide
    Arbitrary<List<Optional<String>>> texts() {
        return Arbitraries.strings()
                .withChars("ab\u00e9\u20ac")
                .ofMaxLength(25)
                .optional(0.8)
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 500, seed = "751")
    void texts_have_the_same_cells_as_bytes_and_as_codes(
            @ForAll("texts") List<Optional<String>> texts, @ForAll @IntRange(min = 0, max = 9) int before) {
        assertThat(cells(asBytes(texts, before), texts.size())).isEqualTo(cells(asCodes(texts), texts.size()));
    }

    private static long[][] cells(TextColumn column, int rows) {
        long[][] lanes = new long[FingerprintLaw.LANES][rows];
        new TextHashes(LAW, 1).add(column, rows, lanes);
        return lanes;
    }

    private static TextColumn asCodes(List<Optional<String>> texts) {
        List<String> dictionary = new ArrayList<>();
        int[] codes = new int[texts.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = texts.get(row).isPresent() ? dictionary.size() : TextColumn.MISSING;
            texts.get(row).ifPresent(dictionary::add);
        }
        return new TextColumn(codes, dictionary);
    }

    /** The texts behind some bytes that belong to none. */
    private static TextColumn asBytes(List<Optional<String>> texts, int before) {
        StringBuilder all = new StringBuilder("#".repeat(before));
        int[] offsets = new int[texts.size() + 1];
        offsets[0] = before;
        BitSet missing = new BitSet();
        for (int row = 0; row < texts.size(); row++) {
            String text = texts.get(row).orElse("");
            missing.set(row, texts.get(row).isEmpty());
            all.append(text);
            offsets[row + 1] = offsets[row] + text.getBytes(StandardCharsets.UTF_8).length;
        }
        return TextColumn.ofUtf8(all.toString().getBytes(StandardCharsets.UTF_8), offsets, missing);
    }
}
