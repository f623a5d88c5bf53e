package io.modelimpact.engine.internal.scan;

import java.util.Arrays;
import java.util.BitSet;

/** A count for every cell of every grouping. Mutable, confined to one thread. */
final class CellCounts {

    private final long[][] counts;

    CellCounts(int groupings) {
        this.counts = new long[groupings][0];
    }

    long get(int grouping, int cell) {
        return cell < counts[grouping].length ? counts[grouping][cell] : 0;
    }

    void add(int grouping, int cell, long more) {
        if (cell >= counts[grouping].length) {
            counts[grouping] = Arrays.copyOf(counts[grouping], Math.max(cell + 1, 2 * counts[grouping].length));
        }
        counts[grouping][cell] += more;
    }

    /** Adds counts of the cells of a grouping. */
    void addAll(int grouping, long... more) {
        for (int cell = 0; cell < more.length; cell++) {
            add(grouping, cell, more[cell]);
        }
    }

    /** Counts some rows. */
    void addAll(BitSet rows, int[][] cells) {
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            for (int grouping = 0; grouping < cells.length; grouping++) {
                if (cells[grouping].length > 0 && cells[grouping][row] >= 0) {
                    add(grouping, cells[grouping][row], 1);
                }
            }
        }
    }

    void writeTo(StateWriter out) {
        for (long[] grouping : counts) {
            out.add(grouping.length);
            for (long count : grouping) {
                out.add(count);
            }
        }
    }

    void read(StateReader in) {
        for (int grouping = 0; grouping < counts.length; grouping++) {
            counts[grouping] = new long[in.nextInt()];
            for (int cell = 0; cell < counts[grouping].length; cell++) {
                counts[grouping][cell] = in.next();
            }
        }
    }

    void merge(CellCounts other, CellMap map) {
        for (int grouping = 0; grouping < counts.length; grouping++) {
            for (int cell = 0; cell < map.count(grouping); cell++) {
                add(grouping, map.cell(grouping, cell), other.get(grouping, cell));
            }
        }
    }
}
