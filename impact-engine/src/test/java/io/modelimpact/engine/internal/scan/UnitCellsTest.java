package io.modelimpact.engine.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.engine.MemoryBudget;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.quantile.ValueCounter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Sums of units that are asked for, added to, merged, stored, and asked for again. */
class UnitCellsTest {

    /** Cell 0 has the units of entries 0 and 2, cell 1 that of entry 1. */
    private static RepeatedUnits units() {
        RepeatedUnits units = new RepeatedUnits(1);
        List<Long> longs = new ArrayList<>(List.of(3L));
        for (long unit = 0; unit < 3; unit++) {
            longs.addAll(List.of(unit + 7, unit + 9, unit));
        }
        longs.addAll(List.of(3L, 0L, 0L, 1L, 1L, 0L, 2L));
        units.read(reader(longs));
        return units;
    }

    private static StateReader reader(List<Long> longs) {
        return new StateReader(longs.stream().mapToLong(Long::longValue).toArray());
    }

    private static MetricValues wholes(BitSet overflowed, long... values) {
        BitSet all = new BitSet();
        all.set(0, values.length);
        return MetricValues.exact(values.length, new BitSet(), all, overflowed, values);
    }

    private static ExactCrossProducts of(long... totals) {
        ExactCrossProducts sums = ExactCrossProducts.create(1);
        for (long total : totals) {
            sums.addRow(total);
        }
        return sums;
    }

    @Test
    void sumsAreThoseOfAllRowsWheneverTheyAreAskedFor() {
        UnitCells cells = new UnitCells(UnitFinish.none(1), units());
        cells.add(wholes(new BitSet(), 5, 6, 7), new int[] {0, 1, 0});
        assertThat(cells.sums(0, 0)).isEqualTo(of(12));
        assertThat(cells.totals(0, 0, ValueCounter::ofWholes, counts -> new TreeSet<>())
                        .count())
                .isEqualTo(1);

        cells.add(wholes(new BitSet(), 1, 2), new int[] {2, RepeatedUnits.NONE});
        assertThat(cells.sums(0, 0)).isEqualTo(of(12, 1));
        assertThat(cells.sums(0, 1)).isEqualTo(of(6));
        assertThat(cells.totals(0, 0, ValueCounter::ofWholes, counts -> new TreeSet<>())
                        .count())
                .isEqualTo(2);

        UnitCells other = new UnitCells(UnitFinish.none(1), units());
        other.add(wholes(new BitSet(), 100, 3), new int[] {1, 2});
        cells.merge(other, new int[] {RepeatedUnits.NONE, 1, RepeatedUnits.NONE});
        assertThat(cells.sums(0, 0)).isEqualTo(of(12, 1));
        assertThat(cells.sums(0, 1)).isEqualTo(of(106));
        assertThat(cells.held("all"))
                .isEqualTo(new HeldState("sums of all by unit and cell", 3, MemoryBudget.BYTES_A_SUM));
    }

    @Test
    void whatIsWrittenIsReadSumsBeyondSixtyFourBitsAmongThem() {
        BitSet second = new BitSet();
        second.set(1);
        UnitCells cells = new UnitCells(UnitFinish.none(1), units());
        cells.add(wholes(second, Long.MAX_VALUE, 1, 4, Long.MAX_VALUE), new int[] {0, 1, 2, 0});
        List<Long> longs = new ArrayList<>();
        cells.writeTo(new StateWriter(longs::add));
        UnitCells again = new UnitCells(UnitFinish.none(1), units());
        again.read(reader(longs));

        assertThat(again.sums(0, 0)).isEqualTo(cells.sums(0, 0));
        assertThat(again.sums(0, 0).nonFiniteCount()).isEqualTo(1);
        assertThat(again.sums(0, 1).nonFiniteCount()).isEqualTo(1);
        again.add(wholes(new BitSet(), -Long.MAX_VALUE), new int[] {0});
        assertThat(again.sums(0, 0)).isEqualTo(of(Long.MAX_VALUE, 4));
    }
}
