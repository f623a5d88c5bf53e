package io.modelimpact.spi;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class TextColumnTest {

    @Provide
    Arbitrary<List<Optional<String>>> texts() {
        return Arbitraries.of("", "a", "b", "\u00e9t\u00e9", "\ud83d\ude00", "a longer text with \u20ac")
                .optional(0.8)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 300, seed = "731")
    void both_forms_tell_the_same_texts_as_codes_and_as_bytes(@ForAll("texts") List<Optional<String>> texts) {
        for (TextColumn column : List.of(coded(texts), plain(texts))) {
            for (int row = 0; row < texts.size(); row++) {
                assertThat(column.isMissing(row)).isEqualTo(texts.get(row).isEmpty());
                assertThat(byCode(column, row)).isEqualTo(texts.get(row));
                assertThat(byBytes(column, row)).isEqualTo(texts.get(row));
            }
        }
    }

    private static Optional<String> byCode(TextColumn column, int row) {
        int code = column.code(row);
        return code == TextColumn.MISSING
                ? Optional.empty()
                : Optional.of(column.dictionary().get(code));
    }

    private static Optional<String> byBytes(TextColumn column, int row) {
        if (column.isMissing(row)) {
            return Optional.empty();
        }
        int start = column.start(row);
        return Optional.of(new String(column.utf8(), start, column.end(row) - start, StandardCharsets.UTF_8));
    }

    private static TextColumn coded(List<Optional<String>> texts) {
        List<String> dictionary = new ArrayList<>();
        int[] codes = new int[texts.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = texts.get(row).isPresent() ? dictionary.size() : TextColumn.MISSING;
            texts.get(row).ifPresent(dictionary::add);
        }
        return new TextColumn(codes, dictionary);
    }

    private static TextColumn plain(List<Optional<String>> texts) {
        byte[] utf8 = String.join(
                        "", texts.stream().map(text -> text.orElse("")).toList())
                .getBytes(StandardCharsets.UTF_8);
        int[] offsets = new int[texts.size() + 1];
        BitSet missing = new BitSet();
        for (int row = 0; row < texts.size(); row++) {
            missing.set(row, texts.get(row).isEmpty());
            offsets[row + 1] = offsets[row] + texts.get(row).orElse("").getBytes(StandardCharsets.UTF_8).length;
        }
        return TextColumn.ofUtf8(utf8, offsets, missing);
    }

    @Test
    void each_form_tells_what_it_holds() {
        assertThat(coded(List.of(Optional.of("a"))).isCoded()).isTrue();
        assertThat(plain(List.of(Optional.of("a"))).isCoded()).isFalse();
    }

    @Test
    void bytes_that_return_share_a_code() {
        TextColumn column = plain(List.of(Optional.of("x"), Optional.of("y"), Optional.empty(), Optional.of("x")));

        assertThat(column.dictionary()).containsExactly("x", "y");
        assertThat(List.of(column.code(0), column.code(1), column.code(2), column.code(3)))
                .containsExactly(0, 1, TextColumn.MISSING, 0);
    }

    @Test
    void an_immutable_dictionary_is_the_same_object_in_every_batch() {
        List<String> dictionary = List.of("a", "b");

        assertThat(new TextColumn(new int[] {0}, dictionary).dictionary())
                .isSameAs(new TextColumn(new int[] {1}, dictionary).dictionary());
    }
}
