package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.GroupedCrossProducts;
import io.modelimpact.stats.exact.RowsByCell;
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
     * @param rows for each grouping the rows in the order of their cells; none for all units while a grouping adds up to them
     * @param nowComplete a grouping whose cells add up to all units
     */
    void add(MetricValues values, RowsByCell[] rows, int nowComplete) {
        settle(nowComplete);
        values.addTo(sums, rows);
        addNonFinite(values, rows);
    }

    private void addNonFinite(MetricValues values, RowsByCell... rows) {
        BitSet beyond = values.overflowed();
        for (int row = beyond.nextSetBit(0); row >= 0; row = beyond.nextSetBit(row + 1)) {
            if (values.entering().get(row)) {
                addNonFinite(row, rows);
            }
        }
    }

    private void addNonFinite(int row, RowsByCell... rows) {
        for (int grouping = 0; grouping < groupings; grouping++) {
            if (rows[grouping].rows() > 0 && rows[grouping].cell(row) >= 0) {
                sums.addNonFinite(grouping, rows[grouping].cell(row));
            }
        }
    }

    // Every grouping that was not given up holds all rows so far, so that one may follow another. After the last, all
    // units are on their own.
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
                sums.merge(grouping, map.cell(grouping, cell), other.sums, cell);
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
