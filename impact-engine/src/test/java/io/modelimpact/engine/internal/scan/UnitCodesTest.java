package io.modelimpact.engine.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.spi.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A unit has one number, however its name comes. */
class UnitCodesTest {

    private static TextColumn utf8(String... names) {
        StringBuilder all = new StringBuilder();
        int[] offsets = new int[names.length + 1];
        BitSet missing = new BitSet();
        for (int row = 0; row < names.length; row++) {
            missing.set(row, names[row].equals("-"));
            all.append(missing.get(row) ? "" : names[row]);
            offsets[row + 1] = all.toString().getBytes(StandardCharsets.UTF_8).length;
        }
        return TextColumn.ofUtf8(all.toString().getBytes(StandardCharsets.UTF_8), offsets, missing);
    }

    @Test
    void namesAreNumberedAsTheyAreFoundWhateverHoldsThem() {
        UnitCodes codes = new UnitCodes();

        assertThat(codes.of(new TextColumn(new int[] {1, 0, -1, 1}, List.of("b", "a")), 4))
                .containsExactly(0, 1, UnitCodes.NONE, 0);
        assertThat(codes.of(new TextColumn(new int[] {9, 0, 2}, List.of("ü", "c", "b"), 1), 2))
                .as("another dictionary of any size, from somewhere in an array")
                .containsExactly(2, 1);
        assertThat(codes.of(new TextColumn(new int[] {0, 1}, List.of("b", "a")), 2))
                .as("a dictionary that is equal and not the same")
                .containsExactly(1, 0)
                .as("and one of the same size with other names")
                .isNotEqualTo(codes.of(new TextColumn(new int[] {0, 1}, List.of("y", "z")), 2));
        assertThat(codes.of(utf8("a", "-", "ü", "b", "new"), 5)).containsExactly(0, UnitCodes.NONE, 2, 1, 5);
        assertThat(codes.size()).isEqualTo(6);
    }

    @Test
    void aNameThatStandsTwiceInADictionaryIsOneUnit() {
        assertThat(new UnitCodes().of(new TextColumn(new int[] {0, 1, 2}, List.of("a", "b", "a")), 3))
                .containsExactly(0, 1, 0);
    }

    @Test
    void partsAgreeOnTheirUnitsBeforeAndAfterTheyAreOne() {
        UnitCodes one = new UnitCodes();
        UnitCodes other = new UnitCodes();
        one.of(utf8("a", "b", "c"), 3);
        other.of(utf8("d", "c", "a"), 3);

        assertThat(one.merge(other)).containsExactly(3, 2, 0);
        assertThat(one.of(utf8("d", "b", "e"), 3)).containsExactly(3, 1, 4);
    }

    @Test
    void whatIsWrittenIsReadWithTheSameNumbers() {
        UnitCodes codes = new UnitCodes();
        codes.of(utf8("a", "b", "c"), 3);
        List<Long> longs = new ArrayList<>();
        StateWriter writer = new StateWriter(longs::add);
        codes.writeTo(writer);
        writer.add("-12.5e-300");
        writer.add("");
        StateReader reader =
                new StateReader(longs.stream().mapToLong(Long::longValue).toArray());
        UnitCodes again = new UnitCodes();
        again.read(reader);

        assertThat(again.of(utf8("c", "d", "a", "b"), 4)).containsExactly(2, 3, 0, 1);
        assertThat(reader.nextText()).isEqualTo("-12.5e-300");
        assertThat(reader.isAtEnd()).isFalse();
        assertThat(reader.nextText()).isEmpty();
        assertThat(reader.isAtEnd()).isTrue();
        assertThat(longs).noneMatch(value -> HexFormat.of().toHexDigits(value).startsWith("61"));
    }
}
