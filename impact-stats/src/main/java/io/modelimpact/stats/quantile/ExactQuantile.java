package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Objects;

/**
 * Exact order statistics by radix selection: each of four passes over the values counts 16 of their 64 bits, the highest first,
 * and keeps only what shares the bits found so far. Counts merge by addition, so the answer does not depend on the order or
 * partition of the values.
 *
 * <p>For a source in memory ask {@link #of(double[], int, int, BigDecimal)}. For one that has to be read again for each pass,
 * {@link #create} a selection, then until {@link #isFound()}: add all values, in any number of selections of the same state
 * that are then merged, and call {@link #endPass()}.
 *
 * <p>The p-quantile of n values is the smallest value with at least {@code p n} values at or below it, that is number
 * {@code max(1, ceil(p n))} in ascending order; p is a decimal, so that {@code p n} is not rounded. It is always one of the
 * values. Edges: NaN are counted and left out; infinities are ordinary ends of the order; both zeros are 0.0; no value is
 * refused as {@link RefusalCode#TOO_FEW_UNITS}. Cost: four passes; 512 kB.
 *
 * <p>Mutable; confined to one thread.
 */
public final class ExactQuantile {
    private static final int DIGIT = 16;
    private static final int PASSES = Long.SIZE / DIGIT;

    private final BigDecimal probability;
    private final long[] counts = new long[1 << DIGIT];
    private long nans;
    private long prefix;
    private long rank = -1;
    private int pass;
    private boolean empty;

    private ExactQuantile(BigDecimal probability) {
        this.probability = probability;
    }

    /**
     * A selection before its first pass.
     *
     * @param probability between 0 and 1, both included
     */
    public static ExactQuantile create(BigDecimal probability) {
        requireProbability(probability);
        return new ExactQuantile(probability);
    }

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
     * @throws IndexOutOfBoundsException if the array is too short
     */
    public static Outcome<Double> of(double[] values, int from, int to, BigDecimal probability) {
        ExactQuantile selection = create(probability);
        while (!selection.isFound()) {
            selection.addAll(values, from, to);
            selection.endPass();
        }
        return selection.value();
    }

    /** Counts a value in the present pass. */
    public void add(double value) {
        addAll(new double[] {value}, 0, 1);
    }

    /** Counts the values from index {@code from} until before {@code to} in the present pass. */
    public void addAll(double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        if (pass == 0) {
            countFirst(values, from, to);
        } else {
            countWithin(values, from, to);
        }
    }

    private void countFirst(double[] values, int from, int to) {
        long[] into = counts;
        for (int at = from; at < to; at++) {
            double value = values[at];
            if (!Double.isNaN(value)) {
                into[(int) (OrderedBits.of(value) >>> (Long.SIZE - DIGIT))]++;
            } else {
                nans++;
            }
        }
    }

    private void countWithin(double[] values, int from, int to) {
        long[] into = counts;
        int shift = Long.SIZE - DIGIT * pass;
        for (int at = from; at < to; at++) {
            double value = values[at];
            long bits = OrderedBits.of(value);
            if ((bits >>> shift) == prefix && !Double.isNaN(value)) {
                into[(int) (bits >>> (shift - DIGIT)) & 0xFFFF]++;
            }
        }
    }

    /**
     * Adds what another selection counted in this pass.
     *
     * @throws IllegalArgumentException if it is of another probability, pass or prefix
     */
    public void merge(ExactQuantile other) {
        if (probability.compareTo(other.probability) != 0 || pass != other.pass || prefix != other.prefix) {
            throw new IllegalArgumentException("Expected a selection of probability " + probability + " in pass "
                    + (pass + 1) + ", found " + other.probability + " in pass " + (other.pass + 1));
        }
        nans += other.nans;
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** A selection to count further values of the present pass, to be merged into this one before its end. */
    public ExactQuantile another() {
        ExactQuantile another = new ExactQuantile(probability);
        another.pass = pass;
        another.prefix = prefix;
        another.rank = rank;
        return another;
    }

    /**
     * Ends the present pass.
     *
     * @throws IllegalStateException if the values are not those of the pass before
     */
    public void endPass() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        if (pass == 0) {
            empty = total == 0;
            rank = empty ? 0 : rank(probability, total);
        }
        if (empty) {
            return;
        }
        int digit = 0;
        long below = 0;
        while (digit < counts.length && below + counts[digit] < rank) {
            below += counts[digit++];
        }
        if (digit == counts.length) {
            throw new IllegalStateException("Values changed between passes: rank " + rank + " of " + total + " left");
        }
        rank -= below;
        prefix = (prefix << DIGIT) | digit;
        pass++;
        Arrays.fill(counts, 0);
    }

    /** Whether no further pass is needed. */
    public boolean isFound() {
        return empty || pass == PASSES;
    }

    /** How many NaN were left out. */
    public long nanCount() {
        return nans;
    }

    /**
     * The quantile.
     *
     * @throws IllegalStateException before the last pass has ended
     */
    public Outcome<Double> value() {
        if (!isFound()) {
            throw new IllegalStateException("Pass " + (pass + 1) + " of " + PASSES + " has not ended");
        }
        return empty
                ? Outcome.refused(RefusalCode.TOO_FEW_UNITS, "A quantile needs at least 1 value, found 0")
                : Outcome.of(OrderedBits.toDouble(prefix));
    }
}
