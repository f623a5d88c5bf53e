package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.GroupedCrossProducts;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The cells of one metric, or of metrics looked at together, in every grouping of the units, added by columns until they are handed on to the tallies of the cells. Mutable,
 * confined to one thread.
 */
final class ColumnSums {

    /** Adds rows by columns to the cells they belong to. */
    interface Columns {
        void addTo(GroupedCrossProducts sums, int rows, int[][] cells);
    }

    /** Takes the rows of a cell. */
    interface Taker {
        void take(int grouping, int cell, ExactCrossProducts rows);
    }

    private final int variables;
    private final int groupings;
    private GroupedCrossProducts sums;
    private boolean isEmpty = true;

    ColumnSums(int variables, int groupings) {
        this.variables = variables;
        this.groupings = groupings;
        this.sums = GroupedCrossProducts.create(variables, groupings);
    }

    /**
     * Adds rows.
     *
     * @param values the values of the rows
     * @param chosen the rows to add
     * @param rows how many rows there are
     * @param cells for each grouping the cell of each row, negative for none; an empty array for a grouping without rows
     */
    void add(Columns values, BitSet chosen, int rows, int[][] cells) {
        if (!chosen.isEmpty()) {
            isEmpty = false;
            values.addTo(sums, rows, chosen.cardinality() == rows ? cells : only(chosen, cells));
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

    /** Hands on every cell that has rows, and starts anew. */
    void moveTo(Taker taker) {
        if (isEmpty) {
            return;
        }
        for (int grouping = 0; grouping < groupings; grouping++) {
            for (int cell = 0; cell < sums.cells(grouping); cell++) {
                ExactCrossProducts rows = sums.cell(grouping, cell);
                if (rows.count() + rows.nonFiniteCount() > 0) {
                    taker.take(grouping, cell, rows);
                }
            }
        }
        sums = GroupedCrossProducts.create(variables, groupings);
        isEmpty = true;
    }
}
