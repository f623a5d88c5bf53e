package io.modelimpact.stats.exact;

import java.util.Arrays;

/**
 * A block of rows of doubles, each split without error into parts: the lowest bits of a double that was rounded at a known
 * place. Rows that do not split are on a list and their parts are zero. Splitting is done once, however many cells a row
 * belongs to. Every loop stores to one array and reads all arrays at one index, so that compilers can use vector instructions. Mutable, confined to one
 * thread.
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
    /** The values of a step. */
    private final double[][] some;

    private final double[] someMisfit = new double[STEP];
    private final double[] rounded = new double[STEP];
    private final double[] error = new double[STEP];
    private final double[] rest = new double[STEP];
    private final double[] part = new double[STEP];
    private final double[] other = new double[STEP];
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
        this.some = new double[variables][STEP];
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
        for (int first = 0; first < count; first += STEP) {
            int rows = Math.min(STEP, count - first);
            for (int i = 0; i < variables; i++) {
                System.arraycopy(values[i], from + first, some[i], 0, rows);
            }
            Arrays.fill(someMisfit, 0, rows, 0);
            for (int i = 0; i < variables; i++) {
                splitSum(some[i], i, first, rows);
            }
            for (int i = 0, product = 0; i < variables; i++) {
                for (int j = i; j < variables; j++) {
                    splitProduct(i, j, product++, first, rows);
                }
            }
            System.arraycopy(someMisfit, 0, misfit, first, rows);
        }
        findOddRows(count);
    }

    private void splitSum(double[] values, int variable, int first, int rows) {
        int at = layout.sumStart(variable) - 1;
        double upper = BinaryWindow.rounder(layout.sumExponent(variable, 0));
        double lower = BinaryWindow.rounder(layout.sumExponent(variable, 1));
        double beyond = BinaryWindow.rounder(layout.sumExponent(variable, 0) + WIDTH);
        noteBeyond(values, beyond, someMisfit, rows);
        round(values, upper, part, rows);
        takeOff(values, part, upper, rest, rows);
        keep(at, first, rows);
        round(rest, lower, part, rows);
        noteResidual(rest, part, lower, someMisfit, rows);
        keep(at + 1, first, rows);
    }

    // Where both factors fit their windows, product and rounding error are exact, so that only residuals matter here.
    private void splitProduct(int i, int j, int product, int first, int rows) {
        int at = layout.productStart(product) - 1;
        double upper = BinaryWindow.rounder(layout.productExponent(i, j, 0));
        double middle = BinaryWindow.rounder(layout.productExponent(i, j, 1));
        double lower = BinaryWindow.rounder(layout.productExponent(i, j, 2));
        multiply(some[i], some[j], rounded, rows);
        errors(some[i], some[j], rounded, error, rows);
        round(rounded, upper, part, rows);
        takeOff(rounded, part, upper, rest, rows);
        keep(at, first, rows);
        round(rest, middle, part, rows);
        takeOff(rest, part, middle, rounded, rows);
        round(error, middle, other, rows);
        takeOff(error, other, middle, rest, rows);
        join(other, middle, part, rows);
        keep(at + 1, first, rows);
        round(rounded, lower, part, rows);
        noteResidual(rounded, part, lower, someMisfit, rows);
        round(rest, lower, other, rows);
        noteResidual(rest, other, lower, someMisfit, rows);
        join(other, lower, part, rows);
        keep(at + 2, first, rows);
    }

    private void keep(int at, int first, int rows) {
        System.arraycopy(part, 0, parts[at], first, rows);
    }

    private static void multiply(double[] x, double[] y, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = x[row] * y[row];
        }
    }

    private static void errors(double[] x, double[] y, double[] product, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = Math.fma(x[row], y[row], -product[row]);
        }
    }

    private static void round(double[] values, double rounder, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = values[row] + rounder;
        }
    }

    private static void takeOff(double[] values, double[] part, double rounder, double[] out, int rows) {
        for (int row = 0; row < rows; row++) {
            out[row] = values[row] - (part[row] - rounder);
        }
    }

    private static void join(double[] part, double rounder, double[] into, int rows) {
        for (int row = 0; row < rows; row++) {
            into[row] += part[row] - rounder;
        }
    }

    private static void noteResidual(double[] values, double[] part, double rounder, double[] misfit, int rows) {
        for (int row = 0; row < rows; row++) {
            misfit[row] += Math.abs(values[row] - (part[row] - rounder));
        }
    }

    /** Notes what rounds to another multiple of the unit than zero: values above half of it, infinities, NaN. */
    private static void noteBeyond(double[] values, double rounder, double[] misfit, int rows) {
        for (int row = 0; row < rows; row++) {
            misfit[row] += Math.abs((values[row] + rounder) - rounder);
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
