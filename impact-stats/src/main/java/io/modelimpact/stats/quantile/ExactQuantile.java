package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Objects;

/**
 * Exact order statistics of values in memory by radix selection: each of four passes over the values counts 16 of their 64 bits, the highest first, and keeps
 * only what shares the bits found so far. The answer does not depend on the order of the values. For values that do not fit into memory, {@link ValueCounter}
 * and {@link RankSearch} find the same.
 *
 * <p>The p-quantile of n values is the smallest value with at least {@code p n} values at or below it, that is number
 * {@code max(1, ceil(p n))} in ascending order; p is a decimal, so that {@code p n} is not rounded. It is always one of the
 * values. Edges: NaN are left out; infinities are ordinary ends of the order; both zeros are 0.0; no value is
 * refused as {@link RefusalCode#TOO_FEW_UNITS}. Cost: four passes; 512 kB.
 */
public final class ExactQuantile {
    private static final int DIGIT = 16;

    private final long[] counts = new long[1 << DIGIT];
    private long prefix;
    private long rank;

    private ExactQuantile() {}

    static void requireProbability(BigDecimal probability) {
        if (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("Expected a probability between 0 and 1, found " + probability);
        }
    }

    /** The number, counted from 1, of the quantile among so many values in ascending order. */
    public static long rank(BigDecimal probability, long count) {
        BigDecimal position = probability.multiply(BigDecimal.valueOf(count));
        return Math.max(1, position.setScale(0, RoundingMode.CEILING).longValueExact());
    }

    /**
     * The quantile of the values from index {@code from} until before {@code to}.
     *
     * @param probability between 0 and 1, both included
     * @throws IndexOutOfBoundsException if the array is too short
     */
    public static Outcome<Double> of(double[] values, int from, int to, BigDecimal probability) {
        requireProbability(probability);
        Objects.checkFromToIndex(from, to, values.length);
        return new ExactQuantile().select(values, from, to, probability);
    }

    private Outcome<Double> select(double[] values, int from, int to, BigDecimal probability) {
        long total = countFirst(values, from, to);
        if (total == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "A quantile needs at least 1 value, found 0");
        }
        rank = rank(probability, total);
        endPass();
        for (int shift = Long.SIZE - DIGIT; shift > 0; shift -= DIGIT) {
            countWithin(values, from, to, shift);
            endPass();
        }
        return Outcome.of(OrderedBits.toDouble(prefix));
    }

    /** Counts all values by their highest digit; how many they are. */
    private long countFirst(double[] values, int from, int to) {
        long[] into = counts;
        long nans = 0;
        for (int at = from; at < to; at++) {
            double value = values[at];
            if (!Double.isNaN(value)) {
                into[(int) (OrderedBits.of(value) >>> (Long.SIZE - DIGIT))]++;
            } else {
                nans++;
            }
        }
        return to - from - nans;
    }

    /** Counts the values with the digits found so far by their next digit. */
    private void countWithin(double[] values, int from, int to, int shift) {
        long[] into = counts;
        for (int at = from; at < to; at++) {
            double value = values[at];
            long bits = OrderedBits.of(value);
            if ((bits >>> shift) == prefix && !Double.isNaN(value)) {
                into[(int) (bits >>> (shift - DIGIT)) & 0xFFFF]++;
            }
        }
    }

    private void endPass() {
        int digit = 0;
        while (counts[digit] < rank) {
            rank -= counts[digit++];
        }
        prefix = (prefix << DIGIT) | digit;
        Arrays.fill(counts, 0);
    }
}
