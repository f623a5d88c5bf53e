package io.modelimpact.stats.quantile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The values between two keys, counted by at most {@value #MOST_PARTS} parts of equal width, the narrowest that suffice; and the ranks that are looked for among
 * them. Mutable; confined to one thread.
 */
final class KeyInterval {
    private static final int MOST_PARTS = 4096;

    private final long bin;
    private final long first;
    private final long last;
    private final long below;
    private final long expected;
    private final long[] ranks;
    private CountTable parts = new CountTable();
    private int shift;

    /**
     * @param bin the bin of the counts that holds the values
     * @param first the least key
     * @param last the greatest key
     * @param below how many values of the bin lie below
     * @param expected how many values lie between the keys
     * @param ranks ascending, each from 1 to {@code expected}
     */
    KeyInterval(long bin, long first, long last, long below, long expected, long... ranks) {
        this.bin = bin;
        this.first = first;
        this.last = last;
        this.below = below;
        this.expected = expected;
        this.ranks = ranks.clone();
    }

    /** The value, where the keys leave room for one alone. */
    Optional<ValueSplit> onlyValue() {
        return first == last ? Optional.of(new ValueSplit(bin, first, below, expected)) : Optional.empty();
    }

    KeyInterval another() {
        return new KeyInterval(bin, first, last, below, expected, ranks);
    }

    boolean isBelow(long key) {
        return last < key;
    }

    boolean isAbove(long key) {
        return first > key;
    }

    void add(long key) {
        parts.add((key - first) >>> shift, 1L);
        while (parts.size() > MOST_PARTS) {
            widen();
        }
    }

    private void widen() {
        CountTable wider = new CountTable();
        for (long part : parts.sortedKeys()) {
            wider.add(part >>> 1, parts.count(part));
        }
        parts = wider;
        shift++;
    }

    void merge(KeyInterval other) {
        while (shift < other.shift) {
            widen();
        }
        for (long part : other.parts.sortedKeys()) {
            parts.add(part >>> (shift - other.shift), other.parts.count(part));
        }
        while (parts.size() > MOST_PARTS) {
            widen();
        }
    }

    /**
     * Where the ranks are: single values go to {@code found}, and what has to be looked at again is returned in ascending order.
     *
     * @throws IllegalStateException unless as many values were added as expected
     */
    List<KeyInterval> narrowed(List<ValueSplit> found) {
        List<KeyInterval> open = new ArrayList<>();
        long upTo = 0;
        int next = 0;
        for (long part : parts.sortedKeys()) {
            long count = parts.count(part);
            int from = next;
            while (next < ranks.length && ranks[next] <= upTo + count) {
                next++;
            }
            if (next > from && shift == 0) {
                found.add(new ValueSplit(bin, first + part, below + upTo, count));
            } else if (next > from) {
                long offset = upTo;
                long[] within = Arrays.stream(ranks, from, next)
                        .map(rank -> rank - offset)
                        .toArray();
                long start = first + (part << shift);
                long end = Math.min(last, start + (1L << shift) - 1);
                open.add(new KeyInterval(bin, start, end, below + upTo, count, within));
            }
            upTo += count;
        }
        if (upTo != expected) {
            throw new IllegalStateException(
                    "Values changed between passes: expected " + expected + " between two of them, found " + upTo);
        }
        return open;
    }
}
