package io.modelimpact.stats.exact;

import java.util.BitSet;

/**
 * A block of rows of doubles, in the form that is added fastest: as integers times a power of two if their bits lie close enough together,
 * otherwise split into parts. Rows that fit neither are on a list and zero here. Mutable, confined to one thread.
 */
final class DoubleColumns {
    private static final int CAPACITY = RowsByCell.BLOCK;
    private static final int MOST_PATIENCE = 1024;

    private final int variables;
    private final IntegerColumns integers;
    private final DoubleParts parts;
    private final double[][] copies;
    private boolean areIntegers;
    private boolean chosen;
    private int patience = 1;
    private int blocksToWait;

    DoubleColumns(int variables) {
        this.variables = variables;
        this.integers = new IntegerColumns(variables);
        this.parts = new DoubleParts(variables);
        this.copies = new double[variables][0];
    }

    /**
     * Takes rows.
     *
     * @param values an array for each variable
     * @param from the index of the batch's first row in them
     * @param start the block's first row in the batch
     * @param count how many rows, at most a block
     * @param leftOut rows of the batch that are left out
     */
    void take(double[][] values, int from, int start, int count, BitSet leftOut) {
        int out = leftOut.nextSetBit(start);
        if (out < 0 || out >= start + count) {
            take(values, from + start, start, count);
        } else {
            copy(values, from + start, start, count, leftOut);
            take(copies, 0, start, count);
        }
    }

    private void copy(double[][] values, int from, int start, int count, BitSet leftOut) {
        for (int i = 0; i < variables; i++) {
            if (copies[i].length == 0) {
                copies[i] = new double[CAPACITY];
            }
            System.arraycopy(values[i], from, copies[i], 0, count);
            for (int row = leftOut.nextSetBit(start);
                    row >= 0 && row < start + count;
                    row = leftOut.nextSetBit(row + 1)) {
                copies[i][row - start] = 0;
            }
        }
    }

    private void take(double[][] values, int from, int start, int count) {
        areIntegers = takesIntegers(values, from, start, count);
        if (!areIntegers) {
            parts.split(values, from, start, count);
        }
    }

    /** Looks for another layout where the present one does not do, but ever less often. */
    private boolean takesIntegers(double[][] values, int from, int start, int count) {
        blocksToWait--;
        boolean mayTry = chosen && (areIntegers || blocksToWait <= 0);
        if (mayTry && integers.take(values, from, start, count)) {
            return true;
        }
        if (blocksToWait > 0) {
            return false;
        }
        patience = Math.min(2 * patience, MOST_PATIENCE);
        blocksToWait = patience;
        chosen = true;
        integers.layOut(values, from, count);
        return integers.take(values, from, start, count);
    }

    /** Adds the rows to their cells. */
    void addTo(CellParts cells, RowsByCell rows, int block) {
        if (areIntegers) {
            cells.add(integers, rows, block);
        } else {
            cells.add(parts, rows, block);
        }
    }

    /** How many rows are on the list. */
    int oddCount() {
        return areIntegers ? integers.oddCount() : parts.oddCount();
    }

    /** A row on the list, as an index into the block. */
    int odd(int place) {
        return areIntegers ? integers.odd(place) : parts.odd(place);
    }
}
