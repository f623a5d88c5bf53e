package io.modelimpact.engine.internal.scan;

/**
 * Which cells of one part of the rows are which of another.
 *
 * @param cells for each grouping and cell there, the cell here; empty for a slice that was given up
 * @param complete a slice here whose members add up to all units; {@link Groupings#OVERALL} if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and read, never compared
record CellMap(int[][] cells, int complete) {

    /** So many cells that have the same numbers on both sides. */
    static int[] same(int count) {
        int[] cells = new int[count];
        for (int cell = 0; cell < count; cell++) {
            cells[cell] = cell;
        }
        return cells;
    }

    /** The cells of members whose numbers here are given. */
    static int[] widened(int[] members, int arms) {
        int[] cells = new int[members.length * arms];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = members[cell / arms] * arms + cell % arms;
        }
        return cells;
    }

    /** How many groupings there are. */
    int groupings() {
        return cells.length;
    }

    /** How many cells the other part has at most in a grouping that was not given up. */
    int count(int grouping) {
        return cells[grouping].length;
    }

    /** The cell here. */
    int cell(int grouping, int other) {
        return cells[grouping][other];
    }
}
