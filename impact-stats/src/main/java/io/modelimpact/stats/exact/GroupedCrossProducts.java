package io.modelimpact.stats.exact;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@link ExactCrossProducts} of k variables for every cell of one or more groupings of the same rows, such as arm by slice
 * member, made from columns of values at the speed of memory. The state of a cell is bit for bit that of adding its rows one
 * by one.
 *
 * <p>Rows come in blocks. Each row is split once into a few integers without error and these are added to the row's cell of
 * every grouping; rows that do not split (NaN, infinities, subnormals, values far from the size of the others) are added one
 * by one. Cells are numbered from 0 without large gaps; a row with a negative cell is not in the grouping.
 *
 * <p>Size: for a cell {@code 8 (1 + 2 k + 3 k (k + 1) / 2)} bytes beside the size of its {@link ExactCrossProducts}.
 * Mutable; confined to one thread, also for reading.
 */
public final class GroupedCrossProducts {
    private static final BitSet NONE_LEFT_OUT = new BitSet(0);
    private static final int ORDERED_AT_ONCE = 8 * RowsByCell.BLOCK;

    private final int variables;
    private final CellParts[] groupings;
    private final RowsByCell[] ordered;
    /** Rows come as integers or as doubles, mostly never as both, and each takes its room when the first ones come. */
    private @Nullable IntegerColumns integers;

    private @Nullable DoubleColumns doubles;

    private GroupedCrossProducts(int variables, int groupings) {
        if (groupings < 1) {
            throw new IllegalArgumentException("Expected at least 1 grouping, found " + groupings);
        }
        this.variables = ExactCrossProducts.requireInRange(variables);
        this.groupings = new CellParts[groupings];
        this.ordered = new RowsByCell[groupings];
        Arrays.setAll(this.groupings, i -> new CellParts(variables));
        Arrays.setAll(this.ordered, i -> RowsByCell.create());
    }

    private IntegerColumns integers() {
        IntegerColumns known = integers;
        if (known == null) {
            known = new IntegerColumns(variables);
            integers = known;
        }
        return known;
    }

    private DoubleColumns doubles() {
        DoubleColumns known = doubles;
        if (known == null) {
            known = new DoubleColumns(variables);
            doubles = known;
        }
        return known;
    }

    /** Empty statistics of so many variables, in so many groupings. */
    public static GroupedCrossProducts create(int variables, int groupings) {
        return new GroupedCrossProducts(variables, groupings);
    }

    /**
     * Adds rows of doubles.
     *
     * @param values an array for each variable
     * @param from   the first row in these arrays
     * @param rows   how many rows
     * @param cells  for each grouping the cells of the rows, the first at index 0; negative for none. An empty array keeps all rows out
     *     of the grouping
     * @throws IllegalArgumentException  if there is another number of variables or groupings
     * @throws IndexOutOfBoundsException if an array is too short
     */
    public void addAll(double[][] values, int from, int rows, int[][] cells) {
        require(values.length, cells.length);
        for (int start = 0; start < rows; start += ORDERED_AT_ONCE) {
            order(cells, start, Math.min(ORDERED_AT_ONCE, rows - start));
            addAll(values, from + start, NONE_LEFT_OUT, ordered);
        }
    }

    /** Adds rows of integers, such as counts, flags as 0 and 1, or decimals without their scale; see the other form. */
    public void addAll(long[][] values, int from, int rows, int[][] cells) {
        require(values.length, cells.length);
        for (int start = 0; start < rows; start += ORDERED_AT_ONCE) {
            order(cells, start, Math.min(ORDERED_AT_ONCE, rows - start));
            addAll(values, from + start, NONE_LEFT_OUT, ordered);
        }
    }

    private void order(int[][] cells, int start, int count) {
        for (int g = 0; g < groupings.length; g++) {
            if (cells[g].length == 0) {
                ordered[g].order(cells[g], 0, 0);
            } else {
                ordered[g].order(cells[g], start, count);
            }
        }
    }

    /**
     * Adds rows of doubles that are ordered already, as other statistics may share the order.
     *
     * @param values an array for each variable
     * @param from   the first row in these arrays
     * @param leftOut rows that do not enter, whatever their cells and values are
     * @param rows   for each grouping the rows in the order of their cells, as many rows in each; one without rows keeps all out of it
     * @throws IllegalArgumentException  if there is another number of variables or groupings, or groupings have different rows
     * @throws IndexOutOfBoundsException if an array is too short
     */
    public void addAll(double[][] values, int from, BitSet leftOut, RowsByCell... rows) {
        require(values.length, rows.length);
        int count = rowsOf(rows);
        for (int start = 0, block = 0; start < count; start += RowsByCell.BLOCK, block++) {
            DoubleColumns taken = doubles();
            taken.take(values, from, start, Math.min(RowsByCell.BLOCK, count - start), leftOut);
            for (int g = 0; g < groupings.length; g++) {
                if (rows[g].rows() > 0) {
                    taken.addTo(groupings[g], rows[g], block);
                    addOdd(taken, values, from, start, rows[g], groupings[g]);
                    uncount(leftOut, start, rows[g], groupings[g]);
                }
            }
        }
    }

    /** Adds rows of integers that are ordered already; see the other form. */
    public void addAll(long[][] values, int from, BitSet leftOut, RowsByCell... rows) {
        require(values.length, rows.length);
        int count = rowsOf(rows);
        for (int start = 0, block = 0; start < count; start += RowsByCell.BLOCK, block++) {
            IntegerColumns taken = integers();
            taken.take(values, from, start, Math.min(RowsByCell.BLOCK, count - start), leftOut);
            for (int g = 0; g < groupings.length; g++) {
                if (rows[g].rows() > 0) {
                    groupings[g].add(taken, rows[g], block);
                    addOdd(taken, values, from, start, rows[g], groupings[g]);
                    uncount(leftOut, start, rows[g], groupings[g]);
                }
            }
        }
    }

    private static void addOdd(
            DoubleColumns taken, double[][] values, int from, int start, RowsByCell rows, CellParts into) {
        for (int place = 0; place < taken.oddCount(); place++) {
            int row = start + taken.odd(place);
            if (rows.cell(row) >= 0) {
                into.uncount(rows.cell(row));
                into.state(rows.cell(row)).addRowAt(values, from + row);
            }
        }
    }

    private static void addOdd(
            IntegerColumns taken, long[][] values, int from, int start, RowsByCell rows, CellParts into) {
        for (int place = 0; place < taken.oddCount(); place++) {
            int row = start + taken.odd(place);
            if (rows.cell(row) >= 0) {
                into.uncount(rows.cell(row));
                into.state(rows.cell(row)).addRowAt(values, from + row);
            }
        }
    }

    /** Rows that are left out were added as zeros. */
    private static void uncount(BitSet leftOut, int start, RowsByCell rows, CellParts from) {
        int end = Math.min(rows.rows(), start + RowsByCell.BLOCK);
        for (int row = leftOut.nextSetBit(start); row >= 0 && row < end; row = leftOut.nextSetBit(row + 1)) {
            if (rows.cell(row) >= 0) {
                from.uncount(rows.cell(row));
            }
        }
    }

    private static int rowsOf(RowsByCell... rows) {
        int count = 0;
        for (RowsByCell grouping : rows) {
            if (grouping.rows() > 0 && count > 0 && grouping.rows() != count) {
                throw new IllegalArgumentException(
                        "Expected as many rows in each grouping, found " + count + " and " + grouping.rows());
            }
            count = Math.max(count, grouping.rows());
        }
        return count;
    }

    /** Counts a row that holds a NaN or an infinity. */
    public void addNonFinite(int grouping, int cell) {
        groupings[grouping].state(cell).addNonFinite();
    }

    /** Adds rows that were summed elsewhere to a cell; these keep their value. */
    public void merge(int grouping, int cell, ExactCrossProducts rows) {
        groupings[grouping].state(cell).merge(rows);
    }

    /**
     * Adds the rows of a cell of other statistics of the same grouping, which keep them.
     *
     * @throws IllegalArgumentException  if these have another number of variables
     * @throws IndexOutOfBoundsException if they have no such cell
     */
    public void merge(int grouping, int cell, GroupedCrossProducts other, int otherCell) {
        require(other.variables, other.groupings.length);
        Objects.checkIndex(otherCell, other.cells(grouping));
        groupings[grouping].merge(cell, other.groupings[grouping], otherCell);
    }

    /** Number of variables k. */
    public int variables() {
        return variables;
    }

    /** One more than the highest cell seen in a grouping. */
    public int cells(int grouping) {
        return groupings[grouping].cells();
    }

    /** The statistics of a cell so far, frozen; empty ones for a cell that was not seen. */
    public ExactCrossProducts cell(int grouping, int cell) {
        return groupings[grouping].total(cell);
    }

    private void require(int foundVariables, int foundGroupings) {
        if (foundVariables != variables || foundGroupings != groupings.length) {
            throw new IllegalArgumentException("Expected " + variables + " variables and " + groupings.length
                    + " groupings, found " + foundVariables + " and " + foundGroupings);
        }
    }
}
