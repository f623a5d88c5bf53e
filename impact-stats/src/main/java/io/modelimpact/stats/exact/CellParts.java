package io.modelimpact.stats.exact;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The sums of parts of rows for every cell of one grouping, moved on to exact statistics before they can overflow. */
final class CellParts {
    /** So often cells are looked through; those with more rows than this are moved. */
    private static final int INTERVAL = BinaryWindow.ROWS_A_LONG_HOLDS / 2;

    private final int variables;
    private final ScatteredSums scattered = new ScatteredSums();
    private PartLayout layout;
    private long[] sums = new long[0];
    private @Nullable ExactCrossProducts[] states = new ExactCrossProducts[0];
    private int cells;
    private int sinceLook;

    CellParts(int variables) {
        this.variables = variables;
        this.layout = PartLayout.ofIntegers(true, new int[variables]);
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
            return ExactCrossProducts.create(variables).frozen();
        }
        move(cell);
        return state(cell).frozen();
    }

    /** Adds the rows of a cell of another part, which keeps them. */
    void merge(int cell, CellParts other, int otherCell) {
        other.move(otherCell);
        ExactCrossProducts rows = other.states[otherCell];
        if (rows != null) {
            reach(cell);
            ExactCrossProducts state = states[cell];
            if (state == null) {
                states[cell] = rows.copy();
            } else {
                state.merge(rows);
            }
        }
    }

    /** Adds a block of integers to their cells. */
    void add(IntegerColumns values, RowsByCell rows, int block) {
        prepare(values.layout(), rows);
        if (rows.isScattered()) {
            scattered.add(values, rows, block, layout, sums);
        } else if (layout.kind == PartLayout.Kind.SMALL) {
            addSmall(values, rows, block);
        } else {
            addWide(values, rows, block);
        }
    }

    private void addSmall(IntegerColumns values, RowsByCell rows, int block) {
        if (variables == 2) {
            SmallSums.addPairs(values, rows, block, layout, sums);
            return;
        }
        for (int i = 0; i < variables; i++) {
            SmallSums.addSums(values, i, rows, block, layout, sums);
            int j = i + 1;
            for (; j + 4 <= variables; j += 4) {
                SmallSums.addFourProducts(values, i, j, rows, block, layout, sums);
            }
            for (; j < variables; j++) {
                SmallSums.addProducts(values, i, j, rows, block, layout, sums);
            }
        }
    }

    private void addWide(IntegerColumns values, RowsByCell rows, int block) {
        for (int i = 0; i < variables; i++) {
            WideSums.addSums(values, i, rows, block, layout, sums);
            for (int j = i + 1; j < variables; j++) {
                WideSums.addProducts(values, i, j, rows, block, layout, sums);
            }
        }
    }

    /** Adds a block of split doubles to their cells. */
    void add(DoubleParts values, RowsByCell rows, int block) {
        prepare(values.layout(), rows);
        if (rows.isScattered()) {
            scattered.add(values, rows, block, layout, sums);
            return;
        }
        for (int i = 0, product = 0; i < variables; i++) {
            SplitSums.addSums(values, i, rows, block, layout, sums);
            for (int j = i; j < variables; j++) {
                SplitSums.addProducts(values, product++, rows, block, layout, sums);
            }
        }
    }

    /** Takes back the count of a row that is blank in the block that was added last. */
    void uncount(int cell) {
        state(cell).uncount();
    }

    private void prepare(PartLayout asked, RowsByCell rows) {
        if (!layout.matches(asked)) {
            moveAll(0);
            layout = asked;
            sums = new long[states.length * layout.parts];
        }
        if (sinceLook + RowsByCell.BLOCK > INTERVAL) {
            moveAll(INTERVAL);
            sinceLook = 0;
        }
        sinceLook += RowsByCell.BLOCK;
        reach(rows.cells() - 1);
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
