package io.modelimpact.engine.internal.scan.source;

import java.util.Arrays;

/** Finds the code of a text by its bytes, by open addressing. Codes count from 0 in the order in which texts are added. */
final class ByteTexts {

    private byte[] bytes = new byte[1 << 10];
    private int[] ends = new int[64];
    private long[] keys = new long[64];
    private int[] slots = new int[128];
    private int size;

    ByteTexts() {
        Arrays.fill(slots, -1);
    }

    /** The code of the text, or a negative number. */
    int find(byte[] text, int from, int to) {
        long key = key(text, from, to);
        int slot = slot(key);
        while (slots[slot] >= 0) {
            int code = slots[slot];
            if (keys[code] == key && isText(code, text, from, to)) {
                return code;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    /** Whether a text of the same key is the same. */
    private boolean isText(int code, byte[] text, int from, int to) {
        int start = start(code);
        int length = to - from;
        return ends[code] - start == length
                && (length <= Long.BYTES || Arrays.equals(bytes, start, ends[code], text, from, to));
    }

    /** Adds a text that is not there, under the next code. */
    void add(byte[] text, int from, int to) {
        int start = size == 0 ? 0 : ends[size - 1];
        int end = Math.addExact(start, to - from);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
        }
        System.arraycopy(text, from, bytes, start, to - from);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size] = key(text, from, to);
        ends[size++] = end;
        if (2 * size > slots.length) {
            slots = new int[2 * slots.length];
            Arrays.fill(slots, -1);
            for (int code = 0; code < size; code++) {
                put(code);
            }
        } else {
            put(size - 1);
        }
    }

    private int start(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    private void put(int code) {
        int slot = slot(keys[code]);
        while (slots[slot] >= 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = code;
    }

    private int slot(long key) {
        return (int) ((key * 0x9e3779b97f4a7c15L) >>> 33) & (slots.length - 1);
    }

    /** The text itself if it has at most eight bytes, a hash otherwise. */
    private static long key(byte[] text, int from, int to) {
        long key = 0;
        if (to - from <= Long.BYTES) {
            for (int at = from; at < to; at++) {
                key = (key << Byte.SIZE) | (text[at] & 0xFF);
            }
        } else {
            for (int at = from; at < to; at++) {
                key = 0x100000001b3L * (key ^ text[at]);
            }
        }
        return key;
    }
}
