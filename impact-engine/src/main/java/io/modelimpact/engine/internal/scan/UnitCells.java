package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.MemoryBudget;
import io.modelimpact.spi.TextColumn;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.quantile.ValueCounter;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sums of the rows of every unit in every cell, for designs under which a unit has several rows. A cell adds up its units' sums only when
 * it is asked, so no order of rows changes it. Mutable, confined to one thread.
 */
final class UnitCells {

    private final UnitFinish finish;
    private final int variables;
    private final List<List<SortedMap<String, UnitSums>>> cells = new ArrayList<>();
    private boolean binary;

    /**
     * @param finish what becomes of the sums of a unit before they are added up
     * @param groupings how many groupings there are
     */
    UnitCells(UnitFinish finish, int groupings) {
        this.finish = finish;
        this.variables = finish.variables();
        for (int grouping = 0; grouping < groupings; grouping++) {
            cells.add(new ArrayList<>());
        }
    }

    /**
     * Adds the rows that enter to their units.
     *
     * @param values the values of the rows
     * @param cellsOf for each grouping the cell of each row; an empty array keeps the rows out of the grouping
     * @param units the unit of each row
     */
    void add(MetricValues values, int[][] cellsOf, TextColumn units) {
        BitSet entering = values.entering();
        binary |= !values.isExact() || !values.overflowed().isEmpty();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            for (int grouping = 0; grouping < cellsOf.length; grouping++) {
                if (cellsOf[grouping].length > 0 && cellsOf[grouping][row] >= 0) {
                    String unit = units.dictionary().get(units.code(row));
                    add(values, row, sumsOf(grouping, cellsOf[grouping][row], unit));
                }
            }
        }
    }

    private static void add(MetricValues values, int row, UnitSums unit) {
        if (values.isExact() && !values.overflowed().get(row)) {
            long[] wholes = new long[values.variables()];
            Arrays.setAll(wholes, variable -> values.whole(variable, row));
            unit.add(wholes);
        } else if (values.isExact()) {
            double[] beyond = new double[values.variables()];
            Arrays.fill(beyond, Double.NaN);
            unit.add(beyond);
        } else {
            double[] reals = new double[values.variables()];
            Arrays.setAll(reals, variable -> values.real(variable, row));
            unit.add(reals);
        }
    }

    private UnitSums sumsOf(int grouping, int cell, String unit) {
        return units(grouping, cell).computeIfAbsent(unit, fresh -> new UnitSums(variables));
    }

    private SortedMap<String, UnitSums> units(int grouping, int cell) {
        List<SortedMap<String, UnitSums>> known = cells.get(grouping);
        while (known.size() <= cell) {
            known.add(new TreeMap<>());
        }
        return known.get(cell);
    }

    void merge(UnitCells other, CellMap map) {
        binary |= other.binary;
        for (int grouping = 0; grouping < map.groupings(); grouping++) {
            int count = Math.min(map.count(grouping), other.cells.get(grouping).size());
            for (int cell = 0; cell < count; cell++) {
                merge(units(grouping, map.cell(grouping, cell)), other.units(grouping, cell));
            }
        }
    }

    private static void merge(SortedMap<String, UnitSums> units, SortedMap<String, UnitSums> others) {
        others.forEach((unit, sums) -> {
            UnitSums own = units.putIfAbsent(unit, sums);
            if (own != null) {
                own.merge(sums);
            }
        });
    }

    /** The sums over the units of a cell. */
    ExactCrossProducts sums(int grouping, int cell) {
        ExactCrossProducts overUnits = ExactCrossProducts.create(variables);
        units(grouping, cell).values().forEach(unit -> unit.addTo(overUnits, finish));
        return overUnits;
    }

    /** How often each total of the first variable occurs among the units of a cell. */
    ValueCounts totals(int grouping, int cell, ValueCounter counter, boolean exact) {
        units(grouping, cell).values().forEach(unit -> unit.countTo(counter, exact));
        return counter.counts();
    }

    /** What is held for the sums of units; {@code what} says of what. */
    HeldState held(String what) {
        long units = cells.stream().flatMap(List::stream).mapToLong(Map::size).sum();
        long bytesASum = binary ? MemoryBudget.BYTES_A_REAL_SUM : MemoryBudget.BYTES_A_SUM;
        return new HeldState(
                "sums of " + what + " by unit and cell", units, MemoryBudget.BYTES_A_UNIT + variables * bytesASum);
    }
}
