package io.modelimpact.engine.internal.scan.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the code of a text by its bytes, by open addressing. Codes count from 0 in the order in which texts come up. Arrays of bytes go on for
 * {@link CsvIndex#PADDING} bytes before and behind a text. Mutable, confined to one thread at a time.
 */
final class TextDictionary {

    private static final long MIX = 0x9e3779b97f4a7c15L;
    private static final int LONGEST_AS_KEY = Long.BYTES - 1;

    private final List<String> texts = new ArrayList<>();
    private List<String> known = List.of();
    private byte[] bytes = new byte[1 << 10];
    private int[] starts = new int[64];
    private long[] slotKeys = new long[256];
    private int[] slotCodes = new int[256];
    private int shift = Long.SIZE - 8;

    int size() {
        return texts.size();
    }

    /** The texts found so far; immutable, and the same object as long as no more come up. */
    List<String> texts() {
        if (known.size() != texts.size()) {
            known = List.copyOf(texts);
        }
        return known;
    }

    /** The code of a text of at least one byte, which is added if it is new. */
    int code(byte[] text, int from, int to) {
        long key = key(text, from, to);
        int slot = slot(key);
        while (slotKeys[slot] != 0) {
            int code = slotCodes[slot];
            if (slotKeys[slot] == key && (to - from <= LONGEST_AS_KEY || isText(code, text, from, to))) {
                return code;
            }
            slot = (slot + 1) & (slotKeys.length - 1);
        }
        slotKeys[slot] = key;
        slotCodes[slot] = texts.size();
        return add(text, from, to);
    }

    private boolean isText(int code, byte[] text, int from, int to) {
        int start = starts[code];
        int length = to - from;
        if (starts[code + 1] - start != length) {
            return false;
        }
        int last = length - Long.BYTES;
        for (int at = 0; at < last; at += Long.BYTES) {
            if (ByteWords.at(bytes, start + at) != ByteWords.at(text, from + at)) {
                return false;
            }
        }
        return ByteWords.at(bytes, start + last) == ByteWords.at(text, from + last);
    }

    private int add(byte[] text, int from, int to) {
        int code = texts.size();
        if (code + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        int start = starts[code];
        int end = Math.addExact(start, to - from);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
        }
        System.arraycopy(text, from, bytes, start, to - from);
        starts[code + 1] = end;
        texts.add(new String(text, from, to - from, StandardCharsets.UTF_8));
        if (2 * texts.size() > slotKeys.length) {
            spread();
        }
        return code;
    }

    private void spread() {
        long[] keys = slotKeys;
        int[] codes = slotCodes;
        slotKeys = new long[2 * keys.length];
        slotCodes = new int[2 * keys.length];
        shift--;
        for (int old = 0; old < keys.length; old++) {
            if (keys[old] != 0) {
                int slot = slot(keys[old]);
                while (slotKeys[slot] != 0) {
                    slot = (slot + 1) & (slotKeys.length - 1);
                }
                slotKeys[slot] = keys[old];
                slotCodes[slot] = codes[old];
            }
        }
    }

    /** The uppermost bits of the product depend on every byte of the key. */
    private int slot(long key) {
        return (int) ((key * MIX) >>> shift);
    }

    /** A number other than 0: the text itself and its length if it has at most seven bytes, a hash otherwise. */
    private static long key(byte[] text, int from, int to) {
        int length = to - from;
        if (length <= LONGEST_AS_KEY) {
            return ByteWords.head(ByteWords.at(text, from), length) | ((long) length << (Long.SIZE - Byte.SIZE));
        }
        long key = ByteWords.at(text, to - Long.BYTES);
        for (int at = from; at < to - Long.BYTES; at += Long.BYTES) {
            key = (key ^ ByteWords.at(text, at)) * MIX;
            key ^= key >>> Integer.SIZE;
        }
        return key | Long.MIN_VALUE;
    }
}
