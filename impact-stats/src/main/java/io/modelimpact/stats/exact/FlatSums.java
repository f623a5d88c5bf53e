package io.modelimpact.stats.exact;

import java.util.Arrays;

/**
 * Adds arrays to one exact sum: a block at a time, each value split without error into two multiples of powers of two that are so short that a double
 * holds the sum of a block of them exactly. Every loop stores to one array and reads all arrays at one index, so that compilers can use vector
 * instructions. A block that does not split is added value by value. See {@link BinaryWindow} for the method and its sources. Mutable, confined to one thread.
 */
final class FlatSums {
    /** Bits of a part: 2^12 of them leave a double room. */
    private static final int WIDTH = 40;

    private static final int BLOCK = 1 << 12;

    /** Values that are added at a time, each to a sum of its own; they and their sums stay in a processor's nearest cache. */
    private static final int LANES = 512;

    private static final int MOST_PATIENCE = 256;

    private final LimbAccumulator total;
    private final double[] some = new double[LANES];
    private final double[] highs = new double[LANES];
    private final double[] lows = new double[LANES];
    private final double[] rest = new double[LANES];
    private final double[] misfit = new double[LANES];
    private BinaryWindow window = BinaryWindow.ofUnit(0);
    private boolean chosen;
    private int patience = 1;
    private int blocksToWait;

    FlatSums(LimbAccumulator total) {
        this.total = total;
    }

    /** Whether so many values are worth it. */
    static boolean isWorthIt(int values) {
        return values >= LANES;
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
        double beyond = BinaryWindow.rounder(window.unitExponent() + WIDTH);
        Arrays.fill(highs, 0);
        Arrays.fill(lows, 0);
        Arrays.fill(misfit, 0);
        for (int at = from; at < to; at += LANES) {
            int count = Math.min(LANES, to - at);
            System.arraycopy(values, at, some, 0, count);
            addRounded(some, upper, highs, count);
            takeOff(some, upper, rest, count);
            add(rest, lows, count);
            noteBeyond(some, beyond, misfit, count);
            noteResidual(rest, lower, misfit, count);
        }
        if (sum(misfit) != 0) {
            return false;
        }
        total.add(sum(highs));
        total.add(sum(lows));
        return true;
    }

    private static void addRounded(double[] values, double rounder, double[] into, int count) {
        for (int lane = 0; lane < count; lane++) {
            into[lane] += (values[lane] + rounder) - rounder;
        }
    }

    /** What was taken off has only bits of the lower level, or the block is not taken. */
    private static void add(double[] values, double[] into, int count) {
        for (int lane = 0; lane < count; lane++) {
            into[lane] += values[lane];
        }
    }

    private static void takeOff(double[] values, double rounder, double[] into, int count) {
        for (int lane = 0; lane < count; lane++) {
            into[lane] = values[lane] - ((values[lane] + rounder) - rounder);
        }
    }

    /** Notes values above half the unit of the rounder, infinities and NaN. */
    private static void noteBeyond(double[] values, double rounder, double[] misfit, int count) {
        for (int lane = 0; lane < count; lane++) {
            misfit[lane] += Math.abs((values[lane] + rounder) - rounder);
        }
    }

    private static void noteResidual(double[] values, double rounder, double[] misfit, int count) {
        for (int lane = 0; lane < count; lane++) {
            misfit[lane] += Math.abs(values[lane] - ((values[lane] + rounder) - rounder));
        }
    }

    /** The sum of all lanes, by four sums that do not wait for each other. */
    private static double sum(double... lanes) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int lane = 0; lane < LANES; lane += 4) {
            first += lanes[lane];
            second += lanes[lane + 1];
            third += lanes[lane + 2];
            fourth += lanes[lane + 3];
        }
        return (first + second) + (third + fourth);
    }
}
