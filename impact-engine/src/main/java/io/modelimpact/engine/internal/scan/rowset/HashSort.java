package io.modelimpact.engine.internal.scan.rowset;

/**
 * Sorts hashes in place: by the first byte, then each part by the next one (American flag sort, McIlroy, Bostic and McIlroy 1993), small parts by
 * insertion. Hashes are as good as random, so the second byte leaves little to do; equal hashes cost a pass for each byte.
 */
final class HashSort {

    /** How many longs a hash has. */
    static final int WIDTH = 4;

    private static final int BYTES = WIDTH * Long.BYTES;
    private static final int SMALL = 24;
    private static final int VALUES = 256;

    private final long[] hashes;
    private final long[] held = new long[WIDTH];

    private HashSort(long[] hashes) {
        this.hashes = hashes;
    }

    /** Sorts the first hashes of an array. */
    static void sort(long[] hashes, int count) {
        new HashSort(hashes).sort(0, count, 0);
    }

    /** Compares two hashes as unsigned numbers. */
    static int compare(long[] left, int leftAt, long[] right, int rightAt) {
        for (int i = 0; i < WIDTH; i++) {
            int order = Long.compareUnsigned(left[leftAt + i], right[rightAt + i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private void sort(int from, int to, int digit) {
        if (to - from <= SMALL) {
            insert(from, to);
        } else if (digit < BYTES) {
            int[] ends = distribute(from, to, digit);
            int start = from;
            for (int end : ends) {
                sort(start, end, digit + 1);
                start = end;
            }
        }
    }

    /** Brings the hashes with the same digit together, the smallest digit first; where each digit's hashes end. */
    private int[] distribute(int from, int to, int digit) {
        int[] ends = new int[VALUES];
        for (int i = from; i < to; i++) {
            ends[digit(i, digit)]++;
        }
        int[] next = new int[VALUES];
        int end = from;
        for (int value = 0; value < VALUES; value++) {
            next[value] = end;
            end += ends[value];
            ends[value] = end;
        }
        for (int value = 0; value < VALUES; value++) {
            while (next[value] < ends[value]) {
                int home = digit(next[value], digit);
                if (home == value) {
                    next[value]++;
                } else {
                    swap(next[value], next[home]++);
                }
            }
        }
        return ends;
    }

    private int digit(int hash, int digit) {
        return (int) (hashes[hash * WIDTH + digit / Long.BYTES] >>> (Long.SIZE - Byte.SIZE * (1 + digit % Long.BYTES)))
                & (VALUES - 1);
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            System.arraycopy(hashes, i * WIDTH, held, 0, WIDTH);
            int at = i;
            while (at > from && compare(held, 0, hashes, (at - 1) * WIDTH) < 0) {
                at--;
            }
            System.arraycopy(hashes, at * WIDTH, hashes, (at + 1) * WIDTH, (i - at) * WIDTH);
            System.arraycopy(held, 0, hashes, at * WIDTH, WIDTH);
        }
    }

    private void swap(int left, int right) {
        for (int i = 0; i < WIDTH; i++) {
            long kept = hashes[left * WIDTH + i];
            hashes[left * WIDTH + i] = hashes[right * WIDTH + i];
            hashes[right * WIDTH + i] = kept;
        }
    }
}
