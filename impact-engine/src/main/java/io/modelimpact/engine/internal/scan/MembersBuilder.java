package io.modelimpact.engine.internal.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/** Collects the members of rows by a key, and names each key once. Keys are found by open addressing, at most half of the slots in use. */
final class MembersBuilder {

    private static final int FREE = -1;

    private final List<String> names = new ArrayList<>();
    private final LongFunction<String> name;
    private final int[] codes;
    private long[] keys = new long[64];
    private int[] codeOf = new int[keys.length];

    MembersBuilder(int rows, LongFunction<String> name) {
        this.codes = new int[rows];
        this.name = name;
        Arrays.fill(codeOf, FREE);
    }

    void set(int row, long key) {
        int slot = slot(key);
        if (codeOf[slot] == FREE) {
            keys[slot] = key;
            codeOf[slot] = names.size();
            codes[row] = names.size();
            names.add(name.apply(key));
            growIfFull();
        } else {
            codes[row] = codeOf[slot];
        }
    }

    void setMissing(int row) {
        codes[row] = -1;
    }

    private int slot(long key) {
        int slot = (int) FingerprintLaw.mix(key) & (keys.length - 1);
        while (codeOf[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void growIfFull() {
        if (2 * names.size() > keys.length) {
            long[] oldKeys = keys;
            int[] oldCodes = codeOf;
            keys = new long[2 * oldKeys.length];
            codeOf = new int[keys.length];
            Arrays.fill(codeOf, FREE);
            for (int at = 0; at < oldKeys.length; at++) {
                if (oldCodes[at] != FREE) {
                    int slot = slot(oldKeys[at]);
                    keys[slot] = oldKeys[at];
                    codeOf[slot] = oldCodes[at];
                }
            }
        }
    }

    Members build() {
        return new Members(codes, List.copyOf(names));
    }
}
