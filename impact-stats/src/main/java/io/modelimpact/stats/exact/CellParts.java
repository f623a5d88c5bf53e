package io.modelimpact.stats.exact;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sums of parts of rows for every cell of one grouping, moved on to exact statistics before they can overflow. */
final class CellParts {
    /** So often cells are looked through; those with more rows than this are moved. */
    private static final int INTERVAL = BinaryWindow.ROWS_A_LONG_HOLDS / 2;

    private final int variables;
    private PartLayout layout;
    private long[] sums = new long[0];
    private @Nullable ExactCrossProducts[] states = new ExactCrossProducts[0];
    private int cells;
    private int sinceLook;

    CellParts(int variables) {
        this.variables = variables;
        this.layout = PartLayout.ofIntegers(variables, true);
    }

    int cells() {
        return cells;
    }

    /** The statistics of a cell without the parts that wait. */
    ExactCrossProducts state(int cell) {
        reach(cell);
        ExactCrossProducts state = states[cell];
        if (state == null) {
            state = ExactCrossProducts.create(variables);
            states[cell] = state;
        }
        return state;
    }

    ExactCrossProducts total(int cell) {
        if (cell >= cells) {
            return ExactCrossProducts.create(variables);
        }
        move(cell);
        return state(cell).copy();
    }

    void add(SplitRows block, int[] cellOf, int start) {
        Objects.checkFromIndexSize(start, block.rows, cellOf.length);
        if (!layout.matches(block.layout())) {
            moveAll(0);
            layout = block.layout();
            sums = new long[states.length * layout.parts];
        }
        if (sinceLook + block.rows > INTERVAL) {
            moveAll(INTERVAL);
            sinceLook = 0;
        }
        sinceLook += block.rows;
        reach(highest(cellOf, start, block.rows));
        switch (layout.parts) {
            case 3 -> scatter3(block, cellOf, start);
            case 4 -> scatter4(block, cellOf, start);
            case 6 -> scatter6(block, cellOf, start);
            default -> scatter(block, cellOf, start);
        }
    }

    private static int highest(int[] cellOf, int start, int rows) {
        int highest = -1;
        for (int row = start; row < start + rows; row++) {
            highest = Math.max(highest, cellOf[row]);
        }
        return highest;
    }

    private void reach(int cell) {
        if (cell >= cells) {
            cells = cell + 1;
            if (cells > states.length) {
                int room = Math.max(cells, 2 * states.length);
                states = Arrays.copyOf(states, room);
                sums = Arrays.copyOf(sums, room * layout.parts);
            }
        }
    }

    private void scatter(SplitRows block, int[] cellOf, int start) {
        int width = layout.parts;
        long[] from = block.parts;
        for (int row = 0, at = 0; row < block.rows; row++, at += width) {
            int to = cellOf[start + row] * width;
            if (to >= 0) {
                for (int part = 0; part < width; part++) {
                    sums[to + part] += from[at + part];
                }
            }
        }
    }

    private void scatter3(SplitRows block, int[] cellOf, int start) {
        long[] into = sums;
        long[] from = block.parts;
        int rows = block.rows;
        for (int row = 0, at = 0; row < rows; row++, at += 3) {
            int to = cellOf[start + row] * 3;
            if (to >= 0) {
                into[to] += from[at];
                into[to + 1] += from[at + 1];
                into[to + 2] += from[at + 2];
            }
        }
    }

    private void scatter4(SplitRows block, int[] cellOf, int start) {
        long[] into = sums;
        long[] from = block.parts;
        int rows = block.rows;
        for (int row = 0, at = 0; row < rows; row++, at += 4) {
            int to = cellOf[start + row] * 4;
            if (to >= 0) {
                into[to] += from[at];
                into[to + 1] += from[at + 1];
                into[to + 2] += from[at + 2];
                into[to + 3] += from[at + 3];
            }
        }
    }

    private void scatter6(SplitRows block, int[] cellOf, int start) {
        long[] into = sums;
        long[] from = block.parts;
        int rows = block.rows;
        for (int row = 0, at = 0; row < rows; row++, at += 6) {
            int to = cellOf[start + row] * 6;
            if (to >= 0) {
                into[to] += from[at];
                into[to + 1] += from[at + 1];
                into[to + 2] += from[at + 2];
                into[to + 3] += from[at + 3];
                into[to + 4] += from[at + 4];
                into[to + 5] += from[at + 5];
            }
        }
    }

    private void moveAll(int moreRowsThan) {
        for (int cell = 0; cell < cells; cell++) {
            if (sums[cell * layout.parts] > moreRowsThan) {
                move(cell);
            }
        }
    }

    private void move(int cell) {
        int at = cell * layout.parts;
        if (sums[at] > 0) {
            state(cell).addParts(layout, sums, at);
            Arrays.fill(sums, at, at + layout.parts, 0);
        }
    }
}
