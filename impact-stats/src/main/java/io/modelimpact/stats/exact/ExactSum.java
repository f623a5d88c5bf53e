package io.modelimpact.stats.exact;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The exact sum of doubles and integers, with counts of what was added.
 *
 * <p>The value is an integer multiple of 2^-1074 and has exactly one representation, so two accumulators that saw the
 * same numbers in any order, grouping or partition are equal and print the same {@link #canonicalText()}.
 *
 * <p>Edges: NaN and infinities are counted and not added; then {@link #isFinite()} is false and {@link #doubleValue()}
 * follows IEEE 754 (NaN, or the infinity that was seen). The empty sum is 0.0. Negative zero counts as zero. Up to
 * 2^63 - 1 additions. Some 150 bytes, 640 for values of all magnitudes, and 16 kB more once a long array was added.
 *
 * <p>Mutable; confined to one thread, also for reading.
 *
 * <p>Source: R. M. Neal (2015), "Fast exact summation using small and large superaccumulators", arXiv:1505.05571.
 */
public final class ExactSum {
    private static final String TAG = "sum1";

    private final LimbAccumulator total;
    private @Nullable FlatSums arrays;
    private long count;
    private long nanCount;
    private long positiveInfinityCount;
    private long negativeInfinityCount;

    private ExactSum(LimbAccumulator total) {
        this.total = total;
    }

    /** An empty sum. */
    public static ExactSum create() {
        return new ExactSum(LimbAccumulator.forSums());
    }

    /** The sum of these values. */
    public static ExactSum of(double... values) {
        ExactSum sum = create();
        sum.addAll(values, 0, values.length);
        return sum;
    }

    /**
     * Reads the text that {@link #canonicalText()} wrote.
     *
     * @throws IllegalArgumentException if the text is not canonical
     */
    public static ExactSum parse(String text) {
        List<String> fields = CanonicalText.fields(text, TAG, 5);
        ExactSum sum = create();
        sum.count = CanonicalText.parseCount(fields.get(0));
        sum.nanCount = CanonicalText.parseCount(fields.get(1));
        sum.positiveInfinityCount = CanonicalText.parseCount(fields.get(2));
        sum.negativeInfinityCount = CanonicalText.parseCount(fields.get(3));
        sum.total.addParsed(fields.get(4));
        return sum;
    }

    /** Adds a value; NaN and infinities are only counted. */
    public void add(double value) {
        count++;
        if (Double.isFinite(value)) {
            total.add(value);
        } else {
            countNonFinite(value);
        }
    }

    /**
     * Adds the values from index {@code from} until before {@code to} at the speed of memory: the same bits as adding each.
     *
     * @throws IndexOutOfBoundsException if the array is too short
     */
    public void addAll(double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        if (FlatSums.isWorthIt(to - from)) {
            FlatSums flat = arrays == null ? new FlatSums(total) : arrays;
            arrays = flat;
            flat.addAll(values, from, to, this);
        } else {
            for (int at = from; at < to; at++) {
                add(values[at]);
            }
        }
    }

    void addCount(long values) {
        count += values;
    }

    /** Adds an integer, exactly. */
    public void add(long value) {
        count++;
        total.add(value);
    }

    /** Adds everything that the other sum has seen; the other sum keeps its value. */
    public void merge(ExactSum other) {
        count += other.count;
        nanCount += other.nanCount;
        positiveInfinityCount += other.positiveInfinityCount;
        negativeInfinityCount += other.negativeInfinityCount;
        total.merge(other.total);
    }

    /** An independent copy of the present state. */
    public ExactSum copy() {
        ExactSum copy = create();
        copy.merge(this);
        return copy;
    }

    /** How many values were added, NaN and infinities included. */
    public long count() {
        return count;
    }

    /** How many NaN were added. */
    public long nanCount() {
        return nanCount;
    }

    /** How many positive infinities were added. */
    public long positiveInfinityCount() {
        return positiveInfinityCount;
    }

    /** How many negative infinities were added. */
    public long negativeInfinityCount() {
        return negativeInfinityCount;
    }

    /** Whether every added value was finite. */
    public boolean isFinite() {
        return (nanCount | positiveInfinityCount | negativeInfinityCount) == 0;
    }

    /** The exact sum of the finite values. */
    public ExactRational value() {
        return total.value();
    }

    /** The exact sum of the finite values times 2^1074. */
    public BigInteger toBigInteger() {
        return total.unscaled();
    }

    /** The sum, rounded once to the nearest double, ties to even. */
    public double doubleValue() {
        if (isFinite()) {
            return value().doubleValue();
        }
        if (nanCount > 0 || (positiveInfinityCount > 0 && negativeInfinityCount > 0)) {
            return Double.NaN;
        }
        return positiveInfinityCount > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /**
     * The whole state as ASCII text, one text for one state: {@code sum1;count;NaN;+Inf;-Inf;value}, with the value times
     * 2^1074 in hexadecimal.
     */
    public String canonicalText() {
        return String.join(
                ";",
                TAG,
                Long.toString(count),
                Long.toString(nanCount),
                Long.toString(positiveInfinityCount),
                Long.toString(negativeInfinityCount),
                total.canonicalText());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactSum that && canonicalText().equals(that.canonicalText());
    }

    @Override
    public int hashCode() {
        return canonicalText().hashCode();
    }

    @Override
    public String toString() {
        return canonicalText();
    }

    private void countNonFinite(double value) {
        if (Double.isNaN(value)) {
            nanCount++;
        } else if (value > 0) {
            positiveInfinityCount++;
        } else {
            negativeInfinityCount++;
        }
    }
}
