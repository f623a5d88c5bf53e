package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.MemoryBudget;
import io.modelimpact.spi.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The units of every cell by their names, for designs under which a unit has several rows. Mutable, confined to one thread. */
final class UnitNames {

    private final List<List<SortedSet<String>>> cells = new ArrayList<>();

    UnitNames(int groupings) {
        for (int grouping = 0; grouping < groupings; grouping++) {
            cells.add(new ArrayList<>());
        }
    }

    void add(PlacedBatch batch, TextColumn units) {
        int[][] cellsOf = batch.cells();
        for (int grouping = 0; grouping < cellsOf.length; grouping++) {
            for (int row = 0; row < cellsOf[grouping].length; row++) {
                if (cellsOf[grouping][row] >= 0) {
                    names(grouping, cellsOf[grouping][row])
                            .add(units.dictionary().get(units.code(row)));
                }
            }
        }
    }

    private SortedSet<String> names(int grouping, int cell) {
        List<SortedSet<String>> known = cells.get(grouping);
        while (known.size() <= cell) {
            known.add(new TreeSet<>());
        }
        return known.get(cell);
    }

    void merge(UnitNames other, CellMap map) {
        for (int grouping = 0; grouping < map.groupings(); grouping++) {
            for (int cell = 0; cell < map.count(grouping); cell++) {
                names(grouping, map.cell(grouping, cell)).addAll(other.names(grouping, cell));
            }
        }
    }

    /** How many units a cell has. */
    long count(int grouping, int cell) {
        return names(grouping, cell).size();
    }

    /** How many units are in several cells of a grouping. */
    long inSeveralCells(int grouping) {
        TreeSet<String> seen = new TreeSet<>();
        TreeSet<String> again = new TreeSet<>();
        cells.get(grouping)
                .forEach(names -> names.stream().filter(unit -> !seen.add(unit)).forEach(again::add));
        return again.size();
    }

    /** What is held for the names. */
    HeldState held() {
        long names = cells.stream().flatMap(List::stream).mapToLong(Set::size).sum();
        return new HeldState("names of units with several rows, by cell", names, MemoryBudget.BYTES_A_UNIT);
    }
}
