package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.MemoryBudget;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.GroupedCrossProducts;
import io.modelimpact.stats.quantile.RankSearch;
import io.modelimpact.stats.quantile.ValueCounter;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The sums of the rows of every unit in every cell, for designs under which a unit has several rows. A cell adds up its units' sums only when
 * it is asked, so no order of rows changes it. Mutable, confined to one thread.
 */
final class UnitCells {

    private final UnitFinish finish;
    private final RepeatedUnits units;
    private final List<UnitTotals> totals = new ArrayList<>();

    /** For each grouping the sums of its cells, once they were asked for. */
    private final List<Optional<GroupedCrossProducts>> added = new ArrayList<>();

    /** For each grouping the counted totals of its cells, once they were asked for. */
    private final List<List<ValueCounts>> counted = new ArrayList<>();

    /**
     * @param finish what becomes of the sums of a unit before they are added up
     * @param units the units of each cell
     */
    UnitCells(UnitFinish finish, RepeatedUnits units) {
        this.finish = finish;
        this.units = units;
        for (int grouping = 0; grouping < units.groupings(); grouping++) {
            totals.add(new UnitTotals(finish.variables()));
            added.add(Optional.empty());
            counted.add(List.of());
        }
    }

    /**
     * Adds the rows that enter to their units.
     *
     * @param values the values of the rows
     * @param entries for each grouping the entry of each row; an empty array keeps the rows out of the grouping
     */
    void add(MetricValues values, int[]... entries) {
        forget();
        for (int row = values.entering().nextSetBit(0);
                row >= 0;
                row = values.entering().nextSetBit(row + 1)) {
            for (int grouping = 0; grouping < entries.length; grouping++) {
                if (entries[grouping].length > 0 && entries[grouping][row] != RepeatedUnits.NONE) {
                    totals.get(grouping).add(entries[grouping][row], values, row);
                }
            }
        }
    }

    private void forget() {
        added.replaceAll(known -> Optional.empty());
        counted.replaceAll(known -> List.of());
    }

    /** Adds what another part of the rows has, whose entries are those here. */
    void merge(UnitCells other, int[]... entries) {
        forget();
        for (int grouping = 0; grouping < entries.length; grouping++) {
            totals.get(grouping).merge(other.totals.get(grouping), entries[grouping]);
        }
    }

    void writeTo(StateWriter out) {
        totals.forEach(grouping -> grouping.writeTo(out));
    }

    void read(StateReader in) {
        totals.forEach(grouping -> grouping.read(in));
    }

    /** The sums over the units of a cell. */
    ExactCrossProducts sums(int grouping, int cell) {
        GroupedCrossProducts known = added.get(grouping).orElseGet(() -> addUp(grouping));
        return known.cell(0, cell);
    }

    private GroupedCrossProducts addUp(int grouping) {
        GroupedCrossProducts sums = GroupedCrossProducts.create(finish.variables(), 1);
        totals.get(grouping).addTo(sums, units.entries(grouping), finish);
        added.set(grouping, Optional.of(sums));
        return sums;
    }

    /**
     * How often each total of the first variable occurs among the units of a cell.
     *
     * @param ranks which of the counted totals must be known exactly
     */
    ValueCounts totals(
            int grouping, int cell, Supplier<ValueCounter> counters, Function<ValueCounts, SortedSet<Long>> ranks) {
        List<ValueCounts> known = counted.get(grouping);
        if (known.isEmpty()) {
            known = toldApart(grouping, counted(grouping, counters), ranks);
            counted.set(grouping, known);
        }
        return cell < known.size() ? known.get(cell) : counters.get().counts();
    }

    private List<ValueCounts> counted(int grouping, Supplier<ValueCounter> counters) {
        List<ValueCounter> cells = Stream.generate(counters)
                .limit(units.entries(grouping).cellCount())
                .toList();
        totals.get(grouping).giveTo(cells, units.entries(grouping));
        return cells.stream().map(ValueCounter::counts).toList();
    }

    private List<ValueCounts> toldApart(
            int grouping, List<ValueCounts> cells, Function<ValueCounts, SortedSet<Long>> ranks) {
        List<RankSearch> searches = cells.stream()
                .map(counts -> RankSearch.of(counts, ranks.apply(counts)))
                .toList();
        while (searches.stream().anyMatch(search -> !search.isFound())) {
            totals.get(grouping).giveTo(searches, units.entries(grouping));
            searches.forEach(RankSearch::endPass);
        }
        return searches.stream().map(RankSearch::counts).toList();
    }

    /** What is held for the sums of units; {@code what} says of what. */
    HeldState held(String what) {
        long sums = totals.stream().mapToLong(UnitTotals::size).sum();
        long bytes = totals.stream().anyMatch(UnitTotals::hasReals)
                ? MemoryBudget.BYTES_A_REAL_SUM
                : MemoryBudget.BYTES_A_SUM;
        return new HeldState("sums of " + what + " by unit and cell", sums, finish.variables() * bytes);
    }
}
