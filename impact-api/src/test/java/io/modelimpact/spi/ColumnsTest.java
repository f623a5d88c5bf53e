package io.modelimpact.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final BitSet THIRD_AND_FIFTH = BitSet.valueOf(new long[] {0b10100});

    @Test
    void aBatchOfLongsIsAViewFromItsOffset() {
        LongColumn column = new LongColumn(new long[] {1, 2, 3, 4, 5}, THIRD_AND_FIFTH, 1);

        assertThat(column.value(2)).isEqualTo(4);
        assertThat(column.isMissing(1)).isTrue();
        assertThat(column.missing(3)).hasToString("{1}");
        assertThat(column.missing(4)).hasToString("{1, 3}");
        assertThat(column.array()[column.offset() + 3]).isEqualTo(5);
    }

    @Test
    void aBatchOfDoublesIsAViewFromItsOffset() {
        DoubleColumn column = new DoubleColumn(new double[] {1, 2, 3, 4, 5}, THIRD_AND_FIFTH, 2);

        assertThat(column.value(1)).isEqualTo(4);
        assertThat(column.missing(3)).hasToString("{0, 2}");
        assertThat(column.array()[column.offset()]).isEqualTo(3);
    }

    @Test
    void aBatchOfTextsIsAViewFromItsOffsetOnADictionaryThatIsShared() {
        List<String> dictionary = List.of("a", "b");
        int[] codes = {0, 1, TextColumn.MISSING, 1};
        TextColumn column = new TextColumn(codes, dictionary, 1);

        assertThat(column.code(0)).isEqualTo(1);
        assertThat(column.isMissing(1)).isTrue();
        assertThat(column.missing(3)).hasToString("{1}");
        assertThat(column.array()[column.offset() + 2]).isEqualTo(1);
        assertThat(column.dictionary()).isSameAs(dictionary);
    }

    @Test
    void missingInstantsAreThoseOfTheFirstRows() {
        InstantColumn column = new InstantColumn(new long[5], new int[5], THIRD_AND_FIFTH);

        assertThat(column.missing(4)).hasToString("{2}");
    }

    @Test
    void theSetOfMissingRowsIsTheCallersOwn() {
        LongColumn column = new LongColumn(new long[5], THIRD_AND_FIFTH);

        column.missing(5).clear();

        assertThat(column.isMissing(2)).isTrue();
    }
}
