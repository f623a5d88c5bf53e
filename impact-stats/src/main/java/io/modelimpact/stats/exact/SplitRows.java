package io.modelimpact.stats.exact;

import java.util.Arrays;

/**
 * A block of rows, each split into integer parts without error; rows that do not split are put on a list and their parts are
 * zero. Splitting is done once, however many cells a row belongs to. Mutable, confined to one thread.
 */
final class SplitRows {
    /** Rows of a block: the parts of a few variables stay in a processor's nearer caches. */
    static final int CAPACITY = 1024;

    private static final int WIDTH = BinaryWindow.WIDTH;
    private static final long PART_MASK = (1L << WIDTH) - 1;

    /** A share of rows off the list above which another layout is looked for. */
    private static final int TOLERATED = CAPACITY / 64;

    private static final int MOST_PATIENCE = 256;

    private final int variables;
    private PartLayout layout;
    private boolean chosen;
    long[] parts = new long[0];
    private final long[] misfit = new long[CAPACITY];
    final int[] odd = new int[CAPACITY];
    int oddCount;
    private int patience = 1;
    private int blocksToWait;
    int rows;

    SplitRows(int variables) {
        this.variables = variables;
        this.layout = PartLayout.ofIntegers(variables, true);
    }

    PartLayout layout() {
        return layout;
    }

    /** Splits the rows from {@code from} until before {@code from + rows}, at most {@link #CAPACITY}. */
    void split(double[][] values, int from, int count) {
        if (!chosen || layout.kind != PartLayout.Kind.DOUBLES) {
            adopt(around(values, from, count));
        }
        splitDoubles(values, from, count);
        blocksToWait--;
        if (oddCount > TOLERATED && blocksToWait <= 0) {
            // Values of all sizes fit no window; then looking for one ever again would cost more than it gains.
            patience = Math.min(2 * patience, MOST_PATIENCE);
            blocksToWait = patience;
            PartLayout other = around(values, from, count);
            if (!other.matches(layout)) {
                adopt(other);
                splitDoubles(values, from, count);
            }
        }
    }

    /** Splits the rows from {@code from} until before {@code from + rows}, at most {@link #CAPACITY}. */
    void split(long[][] values, int from, int count) {
        if (!chosen || layout.kind == PartLayout.Kind.DOUBLES) {
            adopt(PartLayout.ofIntegers(variables, true));
        }
        splitLongs(values, from, count);
        if (oddCount > TOLERATED && layout.kind == PartLayout.Kind.SMALL_INTEGERS) {
            adopt(PartLayout.ofIntegers(variables, false));
            splitLongs(values, from, count);
        }
    }

    private PartLayout around(double[][] values, int from, int count) {
        BinaryWindow[] windows = new BinaryWindow[variables];
        for (int i = 0; i < variables; i++) {
            windows[i] = BinaryWindow.around(values[i], from, from + count);
        }
        return PartLayout.ofDoubles(windows);
    }

    private void adopt(PartLayout other) {
        layout = other;
        chosen = true;
        if (parts.length < CAPACITY * layout.parts) {
            parts = new long[CAPACITY * layout.parts];
        }
    }

    private void start(int count) {
        rows = count;
        oddCount = 0;
        Arrays.fill(misfit, 0, count, 0);
    }

    private void splitDoubles(double[][] values, int from, int count) {
        start(count);
        for (int i = 0; i < variables; i++) {
            splitSum(values[i], from, i);
        }
        for (int i = 0, product = 0; i < variables; i++) {
            for (int j = i; j < variables; j++) {
                splitProduct(values[i], values[j], from, product++, i, j);
            }
        }
        finish();
    }

    private void splitSum(double[] values, int from, int variable) {
        int unit = layout.windows[variable].unitExponent;
        double upper = BinaryWindow.rounder(unit);
        double lower = BinaryWindow.rounder(unit - WIDTH);
        long upperBits = Double.doubleToRawLongBits(upper);
        long lowerBits = Double.doubleToRawLongBits(lower);
        int stride = layout.parts;
        int at = layout.sumStart(variable);
        long[] out = parts;
        for (int row = 0; row < rows; row++, at += stride) {
            double value = values[from + row];
            double high = value + upper;
            double rest = value - (high - upper);
            double low = rest + lower;
            double residual = rest - (low - lower);
            long part = Double.doubleToRawLongBits(high) - upperBits;
            out[at] = part;
            out[at + 1] = Double.doubleToRawLongBits(low) - lowerBits;
            // Beyond the window, infinite and NaN values are out of range here; a residual other than zero has bits.
            misfit[row] |= ((part + (1L << WIDTH)) >>> (WIDTH + 1)) | magnitudeBits(residual);
        }
    }

    // Where both factors fit their windows, product and rounding error are exact, so that only the residuals matter
    // here.
    private void splitProduct(double[] first, double[] second, int from, int product, int i, int j) {
        int unit = layout.productExponent(i, j, 0);
        double upper = BinaryWindow.rounder(unit);
        double middle = BinaryWindow.rounder(unit - WIDTH);
        double lower = BinaryWindow.rounder(unit - 2 * WIDTH);
        long upperBits = Double.doubleToRawLongBits(upper);
        long middleBits = 2 * Double.doubleToRawLongBits(middle);
        long lowerBits = 2 * Double.doubleToRawLongBits(lower);
        int stride = layout.parts;
        int at = layout.productStart(product);
        long[] out = parts;
        for (int row = 0; row < rows; row++, at += stride) {
            double x = first[from + row];
            double y = second[from + row];
            double rounded = x * y;
            double error = Math.fma(x, y, -rounded);
            double high = rounded + upper;
            double rest = rounded - (high - upper);
            double middleOfRest = rest + middle;
            double middleOfError = error + middle;
            double lastOfRest = rest - (middleOfRest - middle);
            double lastOfError = error - (middleOfError - middle);
            double lowOfRest = lastOfRest + lower;
            double lowOfError = lastOfError + lower;
            out[at] = Double.doubleToRawLongBits(high) - upperBits;
            out[at + 1] =
                    Double.doubleToRawLongBits(middleOfRest) + Double.doubleToRawLongBits(middleOfError) - middleBits;
            out[at + 2] = Double.doubleToRawLongBits(lowOfRest) + Double.doubleToRawLongBits(lowOfError) - lowerBits;
            misfit[row] |=
                    magnitudeBits(lastOfRest - (lowOfRest - lower)) | magnitudeBits(lastOfError - (lowOfError - lower));
        }
    }

    private void splitLongs(long[][] values, int from, int count) {
        start(count);
        int bits = layout.kind == PartLayout.Kind.SMALL_INTEGERS ? PartLayout.SMALL_BITS : WIDTH;
        int stride = layout.parts;
        for (int i = 0; i < variables; i++) {
            int at = layout.sumStart(i);
            for (int row = 0; row < count; row++, at += stride) {
                long value = values[i][from + row];
                parts[at] = value;
                misfit[row] |= (value + (1L << bits)) >>> (bits + 1);
            }
        }
        for (int i = 0, product = 0; i < variables; i++) {
            for (int j = i; j < variables; j++) {
                int at = layout.productStart(product++);
                if (layout.productParts == 1) {
                    multiplySmall(values[i], values[j], from, at);
                } else {
                    multiply(values[i], values[j], from, at);
                }
            }
        }
        finish();
    }

    private void multiplySmall(long[] first, long[] second, int from, int start) {
        int stride = layout.parts;
        for (int row = 0, at = start; row < rows; row++, at += stride) {
            parts[at] = first[from + row] * second[from + row];
        }
    }

    private void multiply(long[] first, long[] second, int from, int start) {
        int stride = layout.parts;
        for (int row = 0, at = start; row < rows; row++, at += stride) {
            long low = first[from + row] * second[from + row];
            long high = Math.multiplyHigh(first[from + row], second[from + row]);
            parts[at] = (high << (Long.SIZE - WIDTH)) | (low >>> WIDTH);
            parts[at + 1] = low & PART_MASK;
        }
    }

    /** Zero for zeros of either sign only. */
    private static long magnitudeBits(double value) {
        return Double.doubleToRawLongBits(value) << 1;
    }

    private void finish() {
        int stride = layout.parts;
        for (int row = 0, at = 0; row < rows; row++, at += stride) {
            parts[at] = 1;
            if (misfit[row] != 0) {
                odd[oddCount++] = row;
                Arrays.fill(parts, at, at + stride, 0);
            }
        }
    }
}
