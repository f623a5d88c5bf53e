package io.modelimpact.stats.exact;

/**
 * Adds arrays to one exact sum: a block at a time, each value split without error into two integers whose sums stay in
 * registers. A block that does not split is added value by value. See {@link BinaryWindow} for the method and its sources.
 */
final class FlatSums {
    /** A part of 50 bits, 2^11 times, leaves a long room. */
    private static final int WIDTH = 50;

    private static final int BLOCK = 1 << 11;
    private static final long OFFSET = 1L << WIDTH;
    private static final int MOST_PATIENCE = 256;

    private final LimbAccumulator total;
    private BinaryWindow window = BinaryWindow.ofUnit(0);
    private boolean chosen;
    private int patience = 1;
    private int blocksToWait;

    FlatSums(LimbAccumulator total) {
        this.total = total;
    }

    /** Adds the values; counts, and values of blocks that do not split, go to the sum that this belongs to. */
    void addAll(double[] values, int from, int to, ExactSum sum) {
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
            if (!addBlock(values, start, end)) {
                for (int at = start; at < end; at++) {
                    sum.add(values[at]);
                }
            } else {
                sum.addCount(end - start);
            }
        }
    }

    private boolean addBlock(double[] values, int from, int to) {
        blocksToWait--;
        if (chosen && add(values, from, to)) {
            return true;
        }
        if (blocksToWait > 0) {
            return false;
        }
        patience = Math.min(2 * patience, MOST_PATIENCE);
        blocksToWait = patience;
        window = around(values, from, to);
        chosen = true;
        return add(values, from, to);
    }

    private static BinaryWindow around(double[] values, int from, int to) {
        double largest = 0;
        for (int at = from; at < to; at++) {
            largest = Math.max(largest, Math.abs(values[at]));
        }
        return BinaryWindow.ofUnit(Math.getExponent(largest) + 3 - WIDTH);
    }

    private boolean add(double[] values, int from, int to) {
        double upper = BinaryWindow.rounder(window.unitExponent());
        double lower = BinaryWindow.rounder(window.unitExponent() - WIDTH);
        long upperBits = Double.doubleToRawLongBits(upper) - OFFSET;
        long highs = 0;
        long lows = 0;
        long misfit = 0;
        double residuals = 0;
        for (int at = from; at < to; at++) {
            double value = values[at];
            double high = value + upper;
            double rest = value - (high - upper);
            double low = rest + lower;
            long part = Double.doubleToRawLongBits(high) - upperBits;
            misfit |= part;
            highs += part;
            lows += Double.doubleToRawLongBits(low);
            residuals += Math.abs(rest - (low - lower));
        }
        if ((misfit >>> (WIDTH + 1)) != 0 || residuals != 0) {
            return false;
        }
        long rows = (long) to - from;
        total.addScaled(highs - rows * OFFSET, window.unitExponent());
        // Overflow of the sum of bits cancels against that of the product: the difference is small.
        total.addScaled(lows - rows * Double.doubleToRawLongBits(lower), window.unitExponent() - WIDTH);
        return true;
    }
}
