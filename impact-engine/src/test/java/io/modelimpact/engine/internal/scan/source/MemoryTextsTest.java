package io.modelimpact.engine.internal.scan.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.dataset.Dataset;
import io.modelimpact.formula.TextField;
import io.modelimpact.spi.MalformedValue;
import io.modelimpact.spi.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryTextsTest {
    private static final TextField FIELD = Dataset.named("rows").text("t");

    @Property(seed = "1", tries = 60)
    void batchesHoldTheTextsWhateverTheirNumber(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40_000) int distinct) {
        SplittableRandom random = new SplittableRandom(seed);
        @Nullable String[] texts = new String[20_000];
        Arrays.setAll(texts, row -> random.nextInt(20) == 0 ? null : "t" + random.nextInt(distinct));
        MemoryTexts source = new MemoryTexts(FIELD, texts);
        List<MalformedValue> malformed = new ArrayList<>();

        for (int start = 0; start < texts.length; start += 7_000) {
            int rows = Math.min(7_000, texts.length - start);
            TextColumn column = (TextColumn) source.cut(start, rows, malformed);
            for (int row = 0; row < rows; row++) {
                assertThat(textOf(column, row)).isEqualTo(texts[start + row]);
            }
        }
        assertThat(malformed).isEmpty();
    }

    private static @Nullable String textOf(TextColumn column, int row) {
        return column.isMissing(row) ? null : column.dictionary().get(column.code(row));
    }

    @Test
    void allBatchesOfAllReadingsShareOneDictionary() {
        MemoryTexts source = new MemoryTexts(FIELD, new String[] {"b", "a", "b", null});
        TextColumn first = (TextColumn) source.cut(0, 2, new ArrayList<>());
        TextColumn second = (TextColumn) source.cut(2, 2, new ArrayList<>());

        assertThat(first.dictionary()).containsExactly("b", "a").isSameAs(second.dictionary());
        assertThat(second.code(0)).isEqualTo(first.code(0));
    }

    @Test
    void identifiersHaveADictionaryOfTheirBatchAlone() {
        String[] texts = IntStream.range(0, 50_000).mapToObj(row -> "u" + row).toArray(String[]::new);
        TextColumn column = (TextColumn) new MemoryTexts(FIELD, texts).cut(40_000, 10, new ArrayList<>());

        assertThat(column.dictionary()).hasSize(10).contains("u40009");
    }

    @Test
    void textsWithLoneSurrogatesAreMalformedInEachReading() {
        MemoryTexts source = new MemoryTexts(FIELD, new String[] {"a", "\uD800", "\uD83D\uDE00", "x\uDC00y"});
        for (int reading = 0; reading < 2; reading++) {
            List<MalformedValue> malformed = new ArrayList<>();
            TextColumn column = (TextColumn) source.cut(1, 3, malformed);

            assertThat(malformed).extracting(MalformedValue::row).containsExactly(2L, 4L);
            assertThat(column.missing(3)).hasToString("{0, 2}");
            assertThat(textOf(column, 1)).isEqualTo("\uD83D\uDE00");
        }
    }

    @Test
    void manyThreadsMayReadFirst() {
        String[] texts =
                IntStream.range(0, 5_000).mapToObj(row -> "t" + row % 9).toArray(String[]::new);
        MemoryTexts source = new MemoryTexts(FIELD, texts);

        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(thread -> ((TextColumn) source.cut(0, 10, new ArrayList<>())).dictionary())
                        .map(System::identityHashCode)
                        .distinct())
                .hasSize(1);
    }
}
