package io.modelimpact.stats.exact;

import java.util.Arrays;

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
    private final int variables;
    private final CellParts[] groupings;
    private final DoubleParts doubles;
    private final LongParts longs;

    private GroupedCrossProducts(int variables, int groupings) {
        if (groupings < 1) {
            throw new IllegalArgumentException("Expected at least 1 grouping, found " + groupings);
        }
        this.variables = ExactCrossProducts.requireInRange(variables);
        this.groupings = new CellParts[groupings];
        Arrays.setAll(this.groupings, i -> new CellParts(variables));
        this.doubles = new DoubleParts(variables);
        this.longs = new LongParts(variables);
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
        for (int start = 0; start < rows; start += DoubleParts.CAPACITY) {
            doubles.split(values, from + start, Math.min(DoubleParts.CAPACITY, rows - start));
            for (int g = 0; g < groupings.length; g++) {
                if (cells[g].length == 0) {
                    continue;
                }
                groupings[g].add(doubles, cells[g], start);
                for (int i = 0; i < doubles.oddCount; i++) {
                    int row = start + doubles.odd[i];
                    if (cells[g][row] >= 0) {
                        ExactCrossProducts state = groupings[g].state(cells[g][row]);
                        state.addRowAt(values, from + row);
                        state.uncount();
                    }
                }
            }
        }
    }

    /** Adds rows of integers, such as counts, flags as 0 and 1, or decimals without their scale; see the other form. */
    public void addAll(long[][] values, int from, int rows, int[][] cells) {
        require(values.length, cells.length);
        for (int start = 0; start < rows; start += LongParts.CAPACITY) {
            longs.take(values, from + start, Math.min(LongParts.CAPACITY, rows - start));
            for (int g = 0; g < groupings.length; g++) {
                if (cells[g].length == 0) {
                    continue;
                }
                groupings[g].add(longs, cells[g], start);
                for (int i = 0; i < longs.oddCount; i++) {
                    int row = start + longs.odd[i];
                    if (cells[g][row] >= 0) {
                        ExactCrossProducts state = groupings[g].state(cells[g][row]);
                        state.addRowAt(values, from + row);
                        state.uncount();
                    }
                }
            }
        }
    }

    /** Counts a row that holds a NaN or an infinity. */
    public void addNonFinite(int grouping, int cell) {
        groupings[grouping].state(cell).addNonFinite();
    }

    /** Adds rows that were summed elsewhere to a cell; these keep their value. */
    public void merge(int grouping, int cell, ExactCrossProducts rows) {
        groupings[grouping].state(cell).merge(rows);
    }

    /** Number of variables k. */
    public int variables() {
        return variables;
    }

    /** One more than the highest cell seen in a grouping. */
    public int cells(int grouping) {
        return groupings[grouping].cells();
    }

    /** The statistics of a cell so far, an independent copy; empty ones for a cell that was not seen. */
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
