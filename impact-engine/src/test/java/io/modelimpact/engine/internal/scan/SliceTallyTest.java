package io.modelimpact.engine.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.slice.Slice;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceTallyTest {
    private static final int ARMS = 2;

    private static int[] place(SliceTally tally, Members members, int... arms) {
        int[] cells = new int[arms.length];
        assertThat(tally.place(members, arms, ARMS, cells)).isTrue();
        return cells;
    }

    @Test
    void membersAreNumberedAsTheyAreFoundAndCellsCountTheirArms() {
        SliceTally tally = new SliceTally(true);
        Members members = new Members(new int[] {2, 0, 2, -1, 1}, List.of("a", "b", "c"));

        assertThat(place(tally, members, 1, 0, 0, 1, -1)).containsExactly(1, 2, 0, 5, -1);
        assertThat(tally.members()).containsOnlyKeys("c", "a", Slice.MISSING);
    }

    @Test
    void aMemberKeepsItsNumberWhateverItsCodeIs() {
        SliceTally tally = new SliceTally(true);
        List<String> names = List.of("a", "b");
        place(tally, new Members(new int[] {0, 1}, names), 0, 0);

        assertThat(place(tally, new Members(new int[] {1, 0}, names), 0, 0)).containsExactly(2, 0);
        assertThat(place(tally, new Members(new int[] {1, 0}, List.of("b", "a")), 0, 0))
                .containsExactly(0, 2);
        assertThat(place(tally, new Members(new int[] {0, 1}, List.of("b", "b")), 0, 1))
                .containsExactly(2, 3);
    }

    @Test
    void codesOfNoRowOfAnArmAreNoMembers() {
        SliceTally tally = new SliceTally(true);
        place(tally, new Members(new int[] {0, 1}, List.of("a", "b", "c")), -1, 0);

        assertThat(tally.members()).containsOnlyKeys("b");
    }

    @Test
    void tooManyMembersAreGivenUpForGood() {
        SliceTally tally = new SliceTally(true);
        List<String> names = IntStream.rangeClosed(0, Slice.MOST_FOUND_MEMBERS)
                .mapToObj(index -> "m" + index)
                .toList();
        int[] codes = IntStream.range(0, names.size()).toArray();

        assertThat(tally.place(new Members(codes, names), new int[codes.length], ARMS, new int[codes.length]))
                .isFalse();
        assertThat(tally.isExceeded()).isTrue();
        assertThat(tally.members()).isEmpty();
    }

    @Test
    void membersThatWereListedAreNeverTooMany() {
        SliceTally tally = new SliceTally(false);
        int[] codes = IntStream.range(0, 100).toArray();
        place(
                tally,
                new Members(
                        codes, IntStream.range(0, 100).mapToObj(i -> "m" + i).toList()),
                new int[100]);

        assertThat(tally.members()).hasSize(100);
    }

    @Test
    void mergingTellsWhichNumbersMembersHaveHere() {
        SliceTally here = new SliceTally(true);
        SliceTally there = new SliceTally(true);
        place(here, new Members(new int[] {0, 1}, List.of("a", "b")), 0, 0);
        place(there, new Members(new int[] {0, 1, 2}, List.of("c", "b", "a")), 0, 0, 0);

        assertThat(here.merge(there)).containsExactly(2, 1, 0);
    }

    @Test
    void mergingWithOneThatWasGivenUpGivesUpThisOneToo() {
        SliceTally here = new SliceTally(true);
        SliceTally there = new SliceTally(true);
        List<String> names =
                IntStream.range(0, 60).mapToObj(index -> "m" + index).toList();
        there.place(new Members(IntStream.range(0, 60).toArray(), names), new int[60], ARMS, new int[60]);
        place(here, new Members(new int[] {0}, List.of("a")), 0);

        assertThat(here.merge(there)).isEmpty();
        assertThat(here.isExceeded()).isTrue();
    }
}
