package io.modelimpact.stats.quantile;

import java.util.Arrays;
import java.util.List;

/**
 * The entries of counts of which some bins are split: a single value is an entry of its own, and so are the values of its bin between single values, and between
 * these and the ends of the bin, where there are any. Immutable.
 */
final class SplitBins {
    private final int[] bins;
    private final boolean[] parts;
    private final long[] firsts;
    private final long[] lasts;
    private final long[] counts;

    private int filled;

    private SplitBins(int most) {
        bins = new int[most];
        parts = new boolean[most];
        firsts = new long[most];
        lasts = new long[most];
        counts = new long[most];
    }

    /**
     * The entries of split bins.
     *
     * @param keys the keys of the bins, ascending
     * @param counts how many values each holds
     * @param splits ascending by value
     * @throws IllegalArgumentException if the bins can not be split like that
     */
    static SplitBins of(ValueForm form, Resolution resolution, long[] keys, long[] counts, List<ValueSplit> splits) {
        SplitBins entries = new SplitBins(Math.addExact(keys.length, Math.multiplyExact(2, splits.size())));
        int next = 0;
        for (int bin = 0; bin < keys.length; bin++) {
            int from = next;
            while (next < splits.size() && splits.get(next).bin() == keys[bin]) {
                next++;
            }
            if (next == from) {
                entries.add(bin, false, 0, 0, counts[bin]);
            } else {
                long last = resolution.last(keys[bin], form);
                entries.add(bin, resolution.first(keys[bin], form), last, counts[bin], splits.subList(from, next));
            }
        }
        if (next < splits.size()) {
            throw new IllegalArgumentException("No bin holds the value of " + splits.get(next));
        }
        return entries;
    }

    private void add(int bin, long first, long last, long count, List<ValueSplit> splits) {
        long from = first;
        long done = 0;
        for (ValueSplit split : splits) {
            requireWithin(split, from, last);
            addBetween(bin, from, split.value() - 1, split.below() - done);
            add(bin, true, split.value(), split.value(), split.equal());
            from = split.value() + 1;
            done = Math.addExact(split.below(), split.equal());
        }
        addBetween(bin, from, last, count - done);
    }

    private static void requireWithin(ValueSplit split, long from, long last) {
        if (split.value() < from || split.value() > last || split.equal() < 1) {
            throw new IllegalArgumentException("Out of its bin or of order: " + split);
        }
    }

    private void addBetween(int bin, long first, long last, long count) {
        if (count < 0 || (count > 0 && first > last)) {
            throw new IllegalArgumentException("Found " + count + " values from key " + first + " to " + last);
        }
        if (count > 0) {
            add(bin, true, first, last, count);
        }
    }

    private void add(int bin, boolean isPart, long first, long last, long count) {
        bins[filled] = bin;
        parts[filled] = isPart;
        firsts[filled] = first;
        lasts[filled] = last;
        counts[filled++] = count;
    }

    /** How many values each entry has. */
    long[] counts() {
        return Arrays.copyOf(counts, filled);
    }

    /** The position of the bin that holds an entry. */
    int bin(int entry) {
        return bins[entry];
    }

    /** Whether the entry is not a whole bin. */
    boolean isPart(int entry) {
        return parts[entry];
    }

    /** The least key of a part. */
    long first(int entry) {
        return firsts[entry];
    }

    /** The greatest key of a part. */
    long last(int entry) {
        return lasts[entry];
    }
}
