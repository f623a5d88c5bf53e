package io.modelimpact.engine.internal.scan.source;

import java.util.Arrays;

/** Finds the code of a text by its bytes, by open addressing. Codes count from 0 in the order in which texts are added. */
final class ByteTexts {

    private byte[] bytes = new byte[1 << 10];
    private int[] ends = new int[64];
    private int[] slots = new int[128];
    private int size;

    ByteTexts() {
        Arrays.fill(slots, -1);
    }

    /** The code of the text, or a negative number. */
    int find(byte[] text, int from, int to) {
        int slot = hash(text, from, to) & (slots.length - 1);
        while (slots[slot] >= 0) {
            int code = slots[slot];
            if (Arrays.equals(bytes, start(code), ends[code], text, from, to)) {
                return code;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
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
        }
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
        int slot = hash(bytes, start(code), ends[code]) & (slots.length - 1);
        while (slots[slot] >= 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = code;
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + text[at];
        }
        return hash ^ (hash >>> 15);
    }
}
