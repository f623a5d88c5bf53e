package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.GroupedCrossProducts;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The exact sums of the cells of one metric, or of metrics looked at together, in every grouping, added by columns. While there is a slice
 * whose members add up to all units, all units need no sums of their own. Mutable, confined to one thread.
 */
final class ColumnSums {

    private final GroupedCrossProducts sums;
    private final int groupings;
    private final int arms;
    private int complete;

    /**
     * @param variables how many variables there are
     * @param groupings how many groupings there are
     * @param arms how many arms there are
     */
    ColumnSums(int variables, int groupings, int arms) {
        this.sums = GroupedCrossProducts.create(variables, groupings);
        this.groupings = groupings;
        this.arms = arms;
        this.complete = groupings > 1 ? 1 : Groupings.OVERALL;
    }

    /**
     * Adds the rows that enter to their cells.
     *
     * @param values the values of the rows
     * @param cells for each grouping the cell of each row; an empty array keeps the rows out of the grouping
     * @param nowComplete a grouping whose cells add up to all units
     */
    void add(MetricValues values, int[][] cells, int nowComplete) {
        settle(nowComplete);
        int[][] needed = cells.clone();
        if (complete != Groupings.OVERALL) {
            needed[Groupings.OVERALL] = new int[0];
        }
        addNonFinite(values, needed);
        BitSet chosen = (BitSet) values.entering().clone();
        chosen.andNot(values.overflowed());
        int rows = cells[Groupings.OVERALL].length;
        int[][] within = chosen.cardinality() == rows ? needed : only(chosen, needed);
        if (values.isExact()) {
            sums.addAll(values.wholes(), 0, rows, within);
        } else {
            sums.addAll(values.reals(), 0, rows, within);
        }
    }

    private void addNonFinite(MetricValues values, int[][] cells) {
        BitSet beyond = (BitSet) values.overflowed().clone();
        beyond.and(values.entering());
        for (int row = beyond.nextSetBit(0); row >= 0; row = beyond.nextSetBit(row + 1)) {
            for (int grouping = 0; grouping < groupings; grouping++) {
                if (cells[grouping].length > 0 && cells[grouping][row] >= 0) {
                    sums.addNonFinite(grouping, cells[grouping][row]);
                }
            }
        }
    }

    private static int[][] only(BitSet chosen, int[][] cells) {
        return Arrays.stream(cells)
                .map(grouping -> grouping.length == 0 ? grouping : only(chosen, grouping))
                .toArray(int[][]::new);
    }

    private static int[] only(BitSet chosen, int[] cells) {
        int[] kept = new int[cells.length];
        Arrays.fill(kept, -1);
        for (int row = chosen.nextSetBit(0); row >= 0; row = chosen.nextSetBit(row + 1)) {
            kept[row] = cells[row];
        }
        return kept;
    }

    // Every grouping that was not given up holds all rows so far, so that one may follow another. After the last, all units are on their own.
    private void settle(int nowComplete) {
        if (complete != Groupings.OVERALL && nowComplete == Groupings.OVERALL) {
            for (int cell = 0; cell < sums.cells(complete); cell++) {
                sums.merge(Groupings.OVERALL, cell % arms, sums.cell(complete, cell));
            }
        }
        complete = nowComplete;
    }

    void merge(ColumnSums other, CellMap map) {
        settle(map.complete());
        other.settle(map.complete());
        for (int grouping = 0; grouping < groupings; grouping++) {
            int cells = Math.min(map.count(grouping), other.sums.cells(grouping));
            for (int cell = 0; cell < cells; cell++) {
                sums.merge(grouping, map.cell(grouping, cell), other.sums.cell(grouping, cell));
            }
        }
    }

    /** The sums of a cell. */
    ExactCrossProducts sums(int grouping, int cell) {
        if (grouping != Groupings.OVERALL || complete == Groupings.OVERALL) {
            return sums.cell(grouping, cell);
        }
        ExactCrossProducts total = ExactCrossProducts.create(sums.variables());
        for (int member = cell; member < sums.cells(complete); member += arms) {
            total.merge(sums.cell(complete, member));
        }
        return total;
    }
}
