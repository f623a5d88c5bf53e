package io.modelimpact.stats.exact;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sums of parts of rows for every cell of one grouping, moved on to exact statistics before they can overflow. */
final class CellParts {
    /** So often cells are looked through; those with more rows than this are moved. */
    private static final int INTERVAL = BinaryWindow.ROWS_A_LONG_HOLDS / 2;

    private static final int WIDTH = BinaryWindow.WIDTH;
    private static final long PART_MASK = (1L << WIDTH) - 1;

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

    void add(DoubleParts block, int[] cellOf, int start) {
        prepare(block.layout(), block.rows, cellOf, start);
        for (int i = 0, product = 0; i < variables; i++) {
            addSums(block, i, cellOf, start);
            for (int j = i; j < variables; j++) {
                addProducts(block, product++, cellOf, start);
            }
        }
    }

    void add(LongParts block, int[] cellOf, int start) {
        prepare(block.layout(), block.rows, cellOf, start);
        if (variables == 1 && layout.kind == PartLayout.Kind.SMALL_INTEGERS) {
            addSmall(block.block[0], block.rows, cellOf, start);
        } else if (variables == 2 && layout.kind == PartLayout.Kind.SMALL_INTEGERS) {
            addSmall(block.block[0], block.block[1], block.rows, cellOf, start);
        } else {
            addLongs(block, cellOf, start);
        }
    }

    private void prepare(PartLayout asked, int rows, int[] cellOf, int start) {
        Objects.checkFromIndexSize(start, rows, cellOf.length);
        if (!layout.matches(asked)) {
            moveAll(0);
            layout = asked;
            sums = new long[states.length * layout.parts];
        }
        if (sinceLook + rows > INTERVAL) {
            moveAll(INTERVAL);
            sinceLook = 0;
        }
        sinceLook += rows;
        int highest = -1;
        for (int row = start; row < start + rows; row++) {
            highest = Math.max(highest, cellOf[row]);
        }
        reach(highest);
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

    private void addSums(DoubleParts block, int variable, int[] cellOf, int start) {
        int first = layout.sumStart(variable);
        double[] upper = block.parts[first - 1];
        double[] lower = block.parts[first];
        int width = layout.parts;
        int counted = variable == 0 ? 1 : 0;
        long[] into = sums;
        for (int row = 0; row < block.rows; row++) {
            int cell = cellOf[start + row] * width;
            if (cell >= 0) {
                into[cell] += counted;
                into[cell + first] += Double.doubleToRawLongBits(upper[row]);
                into[cell + first + 1] += Double.doubleToRawLongBits(lower[row]);
            }
        }
    }

    private void addProducts(DoubleParts block, int product, int[] cellOf, int start) {
        int first = layout.productStart(product);
        double[] upper = block.parts[first - 1];
        double[] middle = block.parts[first];
        double[] lower = block.parts[first + 1];
        int width = layout.parts;
        long[] into = sums;
        for (int row = 0; row < block.rows; row++) {
            int cell = cellOf[start + row] * width;
            if (cell >= 0) {
                into[cell + first] += Double.doubleToRawLongBits(upper[row]);
                into[cell + first + 1] += Double.doubleToRawLongBits(middle[row]);
                into[cell + first + 2] += Double.doubleToRawLongBits(lower[row]);
            }
        }
    }

    private void addSmall(long[] values, int rows, int[] cellOf, int start) {
        long[] into = sums;
        for (int row = 0; row < rows; row++) {
            int cell = cellOf[start + row] * 3;
            if (cell >= 0) {
                long value = values[row];
                into[cell]++;
                into[cell + 1] += value;
                into[cell + 2] += value * value;
            }
        }
    }

    private void addSmall(long[] first, long[] second, int rows, int[] cellOf, int start) {
        long[] into = sums;
        for (int row = 0; row < rows; row++) {
            int cell = cellOf[start + row] * 6;
            if (cell >= 0) {
                long x = first[row];
                long y = second[row];
                into[cell]++;
                into[cell + 1] += x;
                into[cell + 2] += y;
                into[cell + 3] += x * x;
                into[cell + 4] += x * y;
                into[cell + 5] += y * y;
            }
        }
    }

    private void addLongs(LongParts block, int[] cellOf, int start) {
        for (int i = 0, product = 0; i < variables; i++) {
            addSums(block.block[i], i, block.rows, cellOf, start);
            for (int j = i; j < variables; j++) {
                addProducts(block.block[i], block.block[j], product++, block.rows, cellOf, start);
            }
        }
    }

    private void addSums(long[] values, int variable, int rows, int[] cellOf, int start) {
        int at = layout.sumStart(variable);
        int width = layout.parts;
        int counted = variable == 0 ? 1 : 0;
        long[] into = sums;
        for (int row = 0; row < rows; row++) {
            int cell = cellOf[start + row] * width;
            if (cell >= 0) {
                into[cell] += counted;
                into[cell + at] += values[row];
            }
        }
    }

    private void addProducts(long[] first, long[] second, int product, int rows, int[] cellOf, int start) {
        int at = layout.productStart(product);
        int width = layout.parts;
        boolean split = layout.kind == PartLayout.Kind.INTEGERS;
        long[] into = sums;
        for (int row = 0; row < rows; row++) {
            int cell = cellOf[start + row] * width;
            if (cell >= 0) {
                long low = first[row] * second[row];
                if (split) {
                    long high = Math.multiplyHigh(first[row], second[row]);
                    into[cell + at] += (high << (Long.SIZE - WIDTH)) | (low >>> WIDTH);
                    into[cell + at + 1] += low & PART_MASK;
                } else {
                    into[cell + at] += low;
                }
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
