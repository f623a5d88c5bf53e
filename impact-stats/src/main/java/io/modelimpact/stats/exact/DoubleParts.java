package io.modelimpact.stats.exact;

import java.util.Arrays;

/**
 * A block of rows of doubles, each split without error into parts: the lowest bits of a double that was rounded at a known
 * place. Rows that do not split are on a list and their parts are zero. Splitting is done once, however many cells a row
 * belongs to. Every loop stores to one array, so that compilers can use vector instructions. Mutable, confined to one thread.
 */
final class DoubleParts {
    /** Rows of a block: what the loops share stays in a processor's nearest caches. */
    static final int CAPACITY = 256;

    private static final int WIDTH = BinaryWindow.WIDTH;
    private static final int MOST_PATIENCE = 1024;

    /** Rows on the list above which another layout is looked for. */
    private static final int TOLERATED = CAPACITY / 64;

    final int[] odd = new int[CAPACITY];
    int oddCount;
    int rows;
    /** Every part, the first being that of {@link PartLayout#sumStart} of variable 0. */
    final double[][] parts;

    private final int variables;
    private final double[] misfit = new double[CAPACITY];
    private final double[] rounded = new double[CAPACITY];
    private final double[] error = new double[CAPACITY];
    private final double[] rest = new double[CAPACITY];
    private final double[] part = new double[CAPACITY];
    private final double[][] block;
    private PartLayout layout;
    private boolean chosen;
    private int patience = 1;
    private int blocksToWait;

    DoubleParts(int variables) {
        this.variables = variables;
        this.block = new double[variables][CAPACITY];
        BinaryWindow[] windows = new BinaryWindow[variables];
        Arrays.fill(windows, BinaryWindow.ofUnit(0));
        this.layout = PartLayout.ofDoubles(windows);
        this.parts = new double[layout.parts - 1][CAPACITY];
    }

    PartLayout layout() {
        return layout;
    }

    /** Splits rows, at most {@link #CAPACITY}. */
    void split(double[][] values, int from, int count) {
        rows = count;
        for (int i = 0; i < variables; i++) {
            System.arraycopy(values[i], from, block[i], 0, count);
        }
        if (!chosen) {
            chosen = true;
            layout = around();
        }
        splitBlock();
        blocksToWait--;
        if (oddCount > TOLERATED && blocksToWait <= 0) {
            // Values of all sizes fit no window; then looking for one ever again would cost more than it gains.
            patience = Math.min(2 * patience, MOST_PATIENCE);
            blocksToWait = patience;
            PartLayout other = around();
            if (!other.matches(layout)) {
                layout = other;
                splitBlock();
            }
        }
    }

    private PartLayout around() {
        BinaryWindow[] windows = new BinaryWindow[variables];
        Arrays.setAll(windows, i -> BinaryWindow.around(block[i], 0, rows));
        return PartLayout.ofDoubles(windows);
    }

    private void splitBlock() {
        Arrays.fill(misfit, 0, rows, 0);
        for (int i = 0; i < variables; i++) {
            splitSum(i);
        }
        for (int i = 0, product = 0; i < variables; i++) {
            for (int j = i; j < variables; j++) {
                splitProduct(i, j, product++);
            }
        }
        findOddRows();
    }

    private void splitSum(int variable) {
        int at = layout.sumStart(variable) - 1;
        double upper = BinaryWindow.rounder(layout.sumExponent(variable, 0));
        double lower = BinaryWindow.rounder(layout.sumExponent(variable, 1));
        noteBeyond(block[variable], BinaryWindow.rounder(layout.sumExponent(variable, 0) + WIDTH), misfit, rows);
        round(block[variable], upper, parts[at], rows);
        takeOff(block[variable], parts[at], upper, rest, rows);
        round(rest, lower, parts[at + 1], rows);
        noteResidual(rest, parts[at + 1], lower, misfit, rows);
    }

    // Where both factors fit their windows, product and rounding error are exact, so that only residuals matter here.
    private void splitProduct(int i, int j, int product) {
        int at = layout.productStart(product) - 1;
        double upper = BinaryWindow.rounder(layout.productExponent(i, j, 0));
        double middle = BinaryWindow.rounder(layout.productExponent(i, j, 1));
        double lower = BinaryWindow.rounder(layout.productExponent(i, j, 2));
        multiply(block[i], block[j], rounded, rows);
        errors(block[i], block[j], rounded, error, rows);
        round(rounded, upper, parts[at], rows);
        takeOff(rounded, parts[at], upper, rest, rows);
        round(rest, middle, parts[at + 1], rows);
        takeOff(rest, parts[at + 1], middle, rounded, rows);
        round(error, middle, part, rows);
        takeOff(error, part, middle, rest, rows);
        join(part, middle, parts[at + 1], rows);
        round(rounded, lower, parts[at + 2], rows);
        noteResidual(rounded, parts[at + 2], lower, misfit, rows);
        round(rest, lower, part, rows);
        noteResidual(rest, part, lower, misfit, rows);
        join(part, lower, parts[at + 2], rows);
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

    private void findOddRows() {
        oddCount = 0;
        for (int row = 0; row < rows; row++) {
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
