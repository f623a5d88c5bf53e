package io.modelimpact.stats.exact;

import java.util.Arrays;
import java.util.Objects;

/**
 * The rows of a batch in the order of their cells, found once for all statistics that are grouped alike: then a cell's sums stay in registers
 * while its rows are added. Rows come in blocks of {@value #BLOCK}, so that the values of a block stay in a processor's nearest cache; within a
 * block, rows of a cell follow each other. Mutable, confined to one thread.
 */
public final class RowsByCell {
    /** Rows of a block. */
    static final int BLOCK = 2048;

    /** Rows of one cell that follow each other in a block. */
    private int[] runCell = new int[0];

    private int[] runEnd = new int[0];
    /** The rows, as indices into the batch. */
    private int[] order = new int[0];
    /** One more than the last run of each block. */
    private int[] blockEnd = new int[0];

    private int[] cells = new int[0];
    private int start;
    private int rows;
    private int blocks;
    private int cellCount;
    /** For each cell the number of its rows in a block, then where its next row goes; zero between blocks. */
    private int[] next = new int[0];

    private final int[] touched = new int[BLOCK];

    private RowsByCell() {}

    /** No rows. */
    public static RowsByCell create() {
        return new RowsByCell();
    }

    /** Rows in the order of their cells; see {@link #order(int[], int, int)}. */
    public static RowsByCell of(int[] cells, int rows) {
        RowsByCell ordered = create();
        ordered.order(cells, 0, rows);
        return ordered;
    }

    /**
     * Orders rows; what was ordered before is forgotten.
     *
     * @param newCells the cell of each row, not copied; negative for a row that has none. Numbered from 0 without large gaps
     * @param from the first row
     * @param count how many rows there are
     * @throws IndexOutOfBoundsException if the array is too short
     */
    public void order(int[] newCells, int from, int count) {
        Objects.checkFromIndexSize(from, count, newCells.length);
        cells = newCells;
        start = from;
        rows = count;
        cellCount = 0;
        blocks = 0;
        order = order.length < count ? new int[count] : order;
        int allBlocks = (count + BLOCK - 1) / BLOCK;
        blockEnd = blockEnd.length < allBlocks ? new int[allBlocks] : blockEnd;
        int runs = 0;
        int placed = 0;
        for (int block = 0; block < allBlocks; block++) {
            int first = block * BLOCK;
            int last = Math.min(count, first + BLOCK);
            int found = countRows(first, last);
            reserveRuns(runs + found);
            for (int i = 0; i < found; i++) {
                int cell = touched[i];
                int size = next[cell];
                next[cell] = placed;
                placed += size;
                runCell[runs] = cell;
                runEnd[runs++] = placed;
            }
            putRows(first, last);
            for (int i = 0; i < found; i++) {
                next[touched[i]] = 0;
            }
            blockEnd[block] = runs;
        }
        blocks = allBlocks;
    }

    private int countRows(int first, int last) {
        int found = 0;
        for (int row = first; row < last; row++) {
            int cell = cells[start + row];
            if (cell >= 0) {
                if (cell >= next.length) {
                    next = Arrays.copyOf(next, Math.max(cell + 1, 2 * next.length));
                }
                if (next[cell]++ == 0) {
                    touched[found++] = cell;
                    cellCount = Math.max(cellCount, cell + 1);
                }
            }
        }
        return found;
    }

    private void putRows(int first, int last) {
        for (int row = first; row < last; row++) {
            int cell = cells[start + row];
            if (cell >= 0) {
                order[next[cell]++] = row;
            }
        }
    }

    private void reserveRuns(int needed) {
        if (needed > runCell.length) {
            int room = Math.max(needed, 2 * runCell.length);
            runCell = Arrays.copyOf(runCell, room);
            runEnd = Arrays.copyOf(runEnd, room);
        }
    }

    /** How many rows the batch has, those without a cell among them. */
    public int rows() {
        return rows;
    }

    /** One more than the highest cell. */
    public int cells() {
        return cellCount;
    }

    /** The cell of a row, negative if it has none. */
    public int cell(int row) {
        return cells[start + row];
    }

    /** Counts the rows of each cell. */
    public long[] counts() {
        long[] counts = new long[cellCount];
        int runs = blocks == 0 ? 0 : blockEnd[blocks - 1];
        for (int run = 0; run < runs; run++) {
            counts[runCell[run]] += to(run) - from(run);
        }
        return counts;
    }

    /** The first run of a block. */
    int firstRun(int block) {
        return block == 0 ? 0 : blockEnd[block - 1];
    }

    /** One more than the last run of a block. */
    int lastRun(int block) {
        return blockEnd[block];
    }

    /** The place of the first row of a run in {@link #order}. */
    int from(int run) {
        return run == 0 ? 0 : runEnd[run - 1];
    }

    /** One more than the place of the last row of a run in {@link #order}. */
    int to(int run) {
        return runEnd[run];
    }

    /** The cell of a run. */
    int cellOf(int run) {
        return runCell[run];
    }

    /** The rows in the order of blocks and cells. Not to be changed. */
    int[] order() {
        return order;
    }
}
