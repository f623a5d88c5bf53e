package io.modelimpact.stats.exact;

import java.util.Arrays;

/**
 * A block of rows of doubles, each split without error into parts: the lowest bits of a double that was rounded at a known
 * place. Rows that do not split are on a list and their parts are zero. Splitting is done once, however many cells a row
 * belongs to. Every loop stores to one array, so that compilers can use vector instructions. Mutable, confined to one thread.
 */
final class DoubleParts {
    private static final int CAPACITY = RowsByCell.BLOCK;
    /** Rows that are split at a time: what the loops share stays in a processor's nearest cache. */
    private static final int STEP = 256;

    private static final int WIDTH = BinaryWindow.WIDTH;
    private static final int MOST_PATIENCE = 1024;

    /** Rows on the list above which another layout is looked for. */
    private static final int TOLERATED = CAPACITY / 64;

    /** Every part, the first being that of {@link PartLayout#sumStart} of variable 0. */
    final double[][] parts;

    private final int variables;
    private final int[] odd = new int[CAPACITY];
    private int oddCount;
    private int shift;
    private final double[] misfit = new double[CAPACITY];
    private final double[] rounded = new double[STEP];
    private final double[] error = new double[STEP];
    private final double[] rest = new double[STEP];
    private final double[] part = new double[STEP];
    private PartLayout layout;
    private boolean chosen;
    private int patience = 1;
    private int blocksToWait;

    DoubleParts(int variables) {
        this.variables = variables;
        BinaryWindow[] windows = new BinaryWindow[variables];
        Arrays.fill(windows, BinaryWindow.ofUnit(0));
        this.layout = PartLayout.ofWindows(windows);
        this.parts = new double[layout.parts - 1][CAPACITY];
    }

    PartLayout layout() {
        return layout;
    }

    /** The part of a row of the batch stands at {@code shift() + row}. */
    int shift() {
        return shift;
    }

    /** How many rows are on the list. */
    int oddCount() {
        return oddCount;
    }

    /** A row on the list, as an index into the block. */
    int odd(int place) {
        return odd[place];
    }

    /**
     * Splits rows.
     *
     * @param values an array for each variable, with zeros in rows that are left out
     * @param from the index of the block's first row in them
     * @param start the block's first row in the batch
     * @param count how many rows, at most a block
     */
    void split(double[][] values, int from, int start, int count) {
        shift = -start;
        if (!chosen) {
            chosen = true;
            layout = around(values, from, count);
        }
        splitBlock(values, from, count);
        blocksToWait--;
        if (oddCount > TOLERATED && blocksToWait <= 0) {
            // Values of all sizes fit no window; then looking for one ever again would cost more than it gains.
            patience = Math.min(2 * patience, MOST_PATIENCE);
            blocksToWait = patience;
            PartLayout other = around(values, from, count);
            if (!other.matches(layout)) {
                layout = other;
                splitBlock(values, from, count);
            }
        }
    }

    private PartLayout around(double[][] values, int from, int count) {
        BinaryWindow[] windows = new BinaryWindow[variables];
        Arrays.setAll(windows, i -> BinaryWindow.around(values[i], from, from + count));
        return PartLayout.ofWindows(windows);
    }

    private void splitBlock(double[][] values, int from, int count) {
        Arrays.fill(misfit, 0, count, 0);
        for (int first = 0; first < count; first += STEP) {
            Step step = new Step(values, from + first, first, Math.min(STEP, count - first));
            for (int i = 0; i < variables; i++) {
                splitSum(step, i);
            }
            for (int i = 0, product = 0; i < variables; i++) {
                for (int j = i; j < variables; j++) {
                    splitProduct(step, i, j, product++);
                }
            }
        }
        findOddRows(count);
    }

    /** Rows that are split at a time: where they stand in the values, and in the block. */
    @SuppressWarnings("ArrayRecordComponent") // handed on and read, never compared
    private record Step(double[][] values, int from, int first, int rows) {}

    private void splitSum(Step step, int variable) {
        int at = layout.sumStart(variable) - 1;
        double upper = BinaryWindow.rounder(layout.sumExponent(variable, 0));
        double lower = BinaryWindow.rounder(layout.sumExponent(variable, 1));
        double beyond = BinaryWindow.rounder(layout.sumExponent(variable, 0) + WIDTH);
        double[] values = step.values[variable];
        noteBeyond(values, step.from, beyond, misfit, step.first, step.rows);
        round(values, step.from, upper, parts[at], step.first, step.rows);
        takeOff(values, step.from, parts[at], step.first, upper, rest, step.rows);
        round(rest, 0, lower, parts[at + 1], step.first, step.rows);
        noteResidual(rest, parts[at + 1], lower, misfit, step.first, step.rows);
    }

    // Where both factors fit their windows, product and rounding error are exact, so that only residuals matter here.
    private void splitProduct(Step step, int i, int j, int product) {
        int at = layout.productStart(product) - 1;
        int first = step.first;
        int rows = step.rows;
        double upper = BinaryWindow.rounder(layout.productExponent(i, j, 0));
        double middle = BinaryWindow.rounder(layout.productExponent(i, j, 1));
        double lower = BinaryWindow.rounder(layout.productExponent(i, j, 2));
        multiply(step.values[i], step.values[j], step.from, rounded, rows);
        errors(step.values[i], step.values[j], step.from, rounded, error, rows);
        round(rounded, 0, upper, parts[at], first, rows);
        takeOff(rounded, 0, parts[at], first, upper, rest, rows);
        round(rest, 0, middle, parts[at + 1], first, rows);
        takeOff(rest, 0, parts[at + 1], first, middle, rounded, rows);
        round(error, 0, middle, part, 0, rows);
        takeOff(error, 0, part, 0, middle, rest, rows);
        join(part, middle, parts[at + 1], first, rows);
        round(rounded, 0, lower, parts[at + 2], first, rows);
        noteResidual(rounded, parts[at + 2], lower, misfit, first, rows);
        round(rest, 0, lower, part, 0, rows);
        noteOwnResidual(rest, part, lower, misfit, first, rows);
        join(part, lower, parts[at + 2], first, rows);
    }

    private static void multiply(double[] x, double[] y, int from, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = x[from + row] * y[from + row];
        }
    }

    private static void errors(double[] x, double[] y, int from, double[] product, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = Math.fma(x[from + row], y[from + row], -product[row]);
        }
    }

    private static void round(double[] values, int from, double rounder, double[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            out[to + row] = values[from + row] + rounder;
        }
    }

    private static void takeOff(
            double[] values, int from, double[] part, int at, double rounder, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = values[from + row] - (part[at + row] - rounder);
        }
    }

    private static void join(double[] part, double rounder, double[] into, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            into[to + row] += part[row] - rounder;
        }
    }

    private static void noteResidual(
            double[] values, double[] part, double rounder, double[] misfit, int at, int rows) {
        for (int row = 0; row < rows; row++) {
            misfit[at + row] += Math.abs(values[row] - (part[at + row] - rounder));
        }
    }

    private static void noteOwnResidual(
            double[] values, double[] part, double rounder, double[] misfit, int at, int rows) {
        for (int row = 0; row < rows; row++) {
            misfit[at + row] += Math.abs(values[row] - (part[row] - rounder));
        }
    }

    /** Notes what rounds to another multiple of the unit than zero: values above half of it, infinities, NaN. */
    private static void noteBeyond(double[] values, int from, double rounder, double[] misfit, int at, int rows) {
        for (int row = 0; row < rows; row++) {
            misfit[at + row] += Math.abs((values[from + row] + rounder) - rounder);
        }
    }

    private void findOddRows(int count) {
        oddCount = 0;
        for (int row = 0; row < count; row++) {
            if (misfit[row] != 0) {
                odd[oddCount++] = row;
            }
        }
        for (int at = 0; at < oddCount; at++) {
            blank(odd[at]);
        }
    }

    private void blank(int row) {
        for (int i = 0, product = 0; i < variables; i++) {
            for (int level = 0; level < layout.kind.sumParts; level++) {
                parts[layout.sumStart(i) - 1 + level][row] = BinaryWindow.rounder(layout.sumExponent(i, level));
            }
            for (int j = i; j < variables; j++, product++) {
                for (int level = 0; level < layout.kind.productParts; level++) {
                    parts[layout.productStart(product) - 1 + level][row] =
                            BinaryWindow.rounder(layout.productExponent(i, j, level));
                }
            }
        }
    }
}
