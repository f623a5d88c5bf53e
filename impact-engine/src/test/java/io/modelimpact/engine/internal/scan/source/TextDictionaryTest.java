package io.modelimpact.engine.internal.scan.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextDictionaryTest {

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars("a\u0000\u00e9")
                .ofMinLength(1)
                .ofMaxLength(18)
                .list()
                .ofMaxSize(200);
    }

    @Property(tries = 300, seed = "771")
    void codes_count_in_the_order_in_which_texts_come_up(@ForAll("texts") List<String> texts) {
        TextDictionary dictionary = new TextDictionary();
        Map<String, Integer> expected = new LinkedHashMap<>();

        for (String text : texts) {
            expected.putIfAbsent(text, expected.size());
            assertThat(code(dictionary, text)).isEqualTo(expected.get(text));
        }

        assertThat(dictionary.texts()).containsExactlyElementsOf(expected.keySet());
        assertThat(dictionary.size()).isEqualTo(expected.size());
    }

    @Test
    void many_texts_are_told_apart_and_found_again() {
        TextDictionary dictionary = new TextDictionary();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            texts.add("text number " + i * 7919);
            texts.add("t" + i);
        }

        texts.forEach(text -> code(dictionary, text));

        assertThat(dictionary.texts()).isEqualTo(texts);
        assertThat(texts.stream().map(text -> code(dictionary, text)).toList())
                .isEqualTo(java.util.stream.IntStream.range(0, texts.size())
                        .boxed()
                        .toList());
    }

    @Test
    void the_list_of_texts_is_the_same_object_until_another_text_comes_up() {
        TextDictionary dictionary = new TextDictionary();
        code(dictionary, "a");
        List<String> before = dictionary.texts();
        code(dictionary, "a");

        assertThat(dictionary.texts()).isSameAs(before);

        code(dictionary, "b");

        assertThat(before).containsExactly("a");
        assertThat(dictionary.texts()).containsExactly("a", "b");
    }

    private static int code(TextDictionary dictionary, String text) {
        String padding = "p".repeat(CsvIndex.PADDING);
        byte[] bytes = (padding + text + padding).getBytes(StandardCharsets.UTF_8);
        return dictionary.code(bytes, CsvIndex.PADDING, bytes.length - CsvIndex.PADDING);
    }
}
