package io.modelimpact.engine.internal.scan;

/** A set of keys of 128 bits with a note of 64 bits each, by open addressing: 24 bytes a slot, at most half of them in use. */
final class KeySet {

    /** Sees a key and its note. */
    interface Visitor {
        void visit(long high, long low, long note);
    }

    private static final int WIDTH = 3;

    private long[] slots = new long[WIDTH * 16];
    private boolean hasZero;
    private long noteOfZero;
    private int size;

    @SuppressWarnings("UnusedVariable") // written so that reads ahead are not left out
    private long sawAhead;

    /** Adds a key with its note, unless the key is there; then it keeps its first note. */
    boolean add(long high, long low, long note) {
        if ((high | low) == 0) {
            return addZero(note);
        }
        int at = slot(high, low);
        if (isUsed(at)) {
            return false;
        }
        put(at, high, low, note);
        size++;
        if (2L * WIDTH * size > slots.length) {
            grow();
        }
        return true;
    }

    /** The note of a key, which is this one if the key was not there. */
    long noteOrAdd(long high, long low, long note) {
        return add(high, low, note) ? note : note(high, low);
    }

    private boolean addZero(long note) {
        if (hasZero) {
            return false;
        }
        hasZero = true;
        noteOfZero = note;
        return true;
    }

    /**
     * Tells that keys with these lower halves are looked for next. Their slots are read one after the other without waiting for any, so that the memory
     * delivers many at a time.
     */
    void prepare(long[] low, int count) {
        int mask = slots.length / WIDTH - 1;
        long seen = 0;
        for (int i = 0; i < count; i++) {
            seen ^= slots[(int) (low[i] & mask) * WIDTH];
        }
        sawAhead = seen;
    }

    boolean contains(long high, long low) {
        return (high | low) == 0 ? hasZero : isUsed(slot(high, low));
    }

    /** The note of a key that is there. */
    long note(long high, long low) {
        return (high | low) == 0 ? noteOfZero : slots[slot(high, low) + 2];
    }

    long size() {
        return (long) size + (hasZero ? 1 : 0);
    }

    void forEach(Visitor visitor) {
        if (hasZero) {
            visitor.visit(0, 0, noteOfZero);
        }
        for (int at = 0; at < slots.length; at += WIDTH) {
            if (isUsed(at)) {
                visitor.visit(slots[at], slots[at + 1], slots[at + 2]);
            }
        }
    }

    private boolean isUsed(int at) {
        return (slots[at] | slots[at + 1]) != 0;
    }

    /** Where the key is, or the free slot for it. Keys are hashes, so their bits are as good as any. */
    private int slot(long high, long low) {
        int capacity = slots.length / WIDTH;
        int index = (int) (low & (capacity - 1));
        while (isUsed(index * WIDTH) && (slots[index * WIDTH] != high || slots[index * WIDTH + 1] != low)) {
            index = (index + 1) & (capacity - 1);
        }
        return index * WIDTH;
    }

    private void put(int at, long high, long low, long note) {
        slots[at] = high;
        slots[at + 1] = low;
        slots[at + 2] = note;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[Math.multiplyExact(old.length, 2)];
        for (int at = 0; at < old.length; at += WIDTH) {
            if ((old[at] | old[at + 1]) != 0) {
                put(slot(old[at], old[at + 1]), old[at], old[at + 1], old[at + 2]);
            }
        }
    }
}
