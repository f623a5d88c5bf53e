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

    /** Where fewer rows of a cell follow each other, on average, starting and ending a run takes longer than its rows. */
    private static final int SHORTEST_RUN = 16;

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
    private int cellCount;
    private boolean ordered;
    /** For each cell the number of its rows in a block, then where its next row goes; zero between blocks. */
    private int[] next = new int[0];

    private int[] touched = new int[0];

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
     * Takes rows to be ordered; what was ordered before is forgotten. They are put in order as soon as somebody asks for it, so the array has to
     * stay as it is until all statistics have them.
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
        cellCount = highest(newCells, from, count) + 1;
        ordered = false;
    }

    private static int highest(int[] cells, int from, int count) {
        int highest = -1;
        for (int at = from; at < from + count; at++) {
            highest = Math.max(highest, cells[at]);
        }
        return highest;
    }

    private void putInOrder() {
        if (ordered) {
            return;
        }
        ordered = true;
        order = order.length < rows ? new int[rows] : order;
        touched = touched.length < BLOCK ? new int[BLOCK] : touched;
        next = next.length < cellCount ? new int[Math.max(cellCount, 2 * next.length)] : next;
        int blocks = (rows + BLOCK - 1) / BLOCK;
        blockEnd = blockEnd.length < blocks ? new int[blocks] : blockEnd;
        int runs = 0;
        int placed = 0;
        for (int block = 0; block < blocks; block++) {
            int first = block * BLOCK;
            int last = Math.min(rows, first + BLOCK);
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
    }

    private int countRows(int first, int last) {
        int[] known = touched;
        int found = 0;
        for (int row = first; row < last; row++) {
            int cell = cells[start + row];
            if (cell >= 0 && next[cell]++ == 0) {
                known[found++] = cell;
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
        if (ordered && rows > 0) {
            for (int run = 0; run < blockEnd[(rows - 1) / BLOCK]; run++) {
                counts[runCell[run]] += to(run) - from(run);
            }
        } else {
            for (int row = 0; row < rows; row++) {
                if (cells[start + row] >= 0) {
                    counts[cells[start + row]]++;
                }
            }
        }
        return counts;
    }

    /** Whether cells have so few rows in a block that it is not worth while to put these in order. */
    boolean isScattered() {
        return cellCount > BLOCK / SHORTEST_RUN;
    }

    /**
     * Tells where the sums of each row's cell start in an array that has so many for each cell.
     *
     * @param block which rows
     * @param size how many sums a cell has
     * @param into gets the place for each row of the block, negative for a row without cell
     * @return how many rows the block has
     */
    int places(int block, int size, int[] into) {
        int first = start + block * BLOCK;
        int count = Math.min(BLOCK, rows - block * BLOCK);
        for (int row = 0; row < count; row++) {
            into[row] = cells[first + row] * size;
        }
        return count;
    }

    /** The first run of a block; the runs of a block are known once this was asked. */
    int firstRun(int block) {
        putInOrder();
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
        putInOrder();
        return order;
    }
}
