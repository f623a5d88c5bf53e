package io.modelimpact.stats.quantile;

import java.util.Arrays;

/** Counts by key, by open addressing: 16 bytes a slot, at most half of them in use. Mutable; confined to one thread. */
final class CountTable {
    private static final int LEAST_SLOTS = 16;

    private long[] keys = new long[LEAST_SLOTS];
    private long[] counts = new long[LEAST_SLOTS];
    private int size;

    /** Adds to the count of a key; a count is positive. */
    void add(long key, long count) {
        int at = slot(key);
        if (counts[at] == 0) {
            keys[at] = key;
            size++;
        }
        counts[at] = Math.addExact(counts[at], count);
        if (2 * size > keys.length) {
            grow();
        }
    }

    /** How many keys there are. */
    int size() {
        return size;
    }

    long count(long key) {
        return counts[slot(key)];
    }

    long[] sortedKeys() {
        long[] sorted = new long[size];
        int next = 0;
        for (int at = 0; at < keys.length; at++) {
            if (counts[at] > 0) {
                sorted[next++] = keys[at];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** Where the key is, or the free slot for it. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int at = spread(key) & mask;
        while (counts[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Neighbouring keys, and keys that end in zeros, must not meet; by Fibonacci hashing. */
    private static int spread(long key) {
        long mixed = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new long[keys.length];
        for (int at = 0; at < oldKeys.length; at++) {
            if (oldCounts[at] > 0) {
                int free = slot(oldKeys[at]);
                keys[free] = oldKeys[at];
                counts[free] = oldCounts[at];
            }
        }
    }
}
