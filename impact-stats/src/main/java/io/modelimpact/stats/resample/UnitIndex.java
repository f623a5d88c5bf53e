package io.modelimpact.stats.resample;

import java.util.Arrays;

/** Numbers units in the order in which they come; units are 64-bit hashes. Open addressing, at most half of the slots in use. */
final class UnitIndex {
    private static final int FEWEST_SLOTS = 16;

    private long[] units = new long[FEWEST_SLOTS / 2];
    /** One more than the number of the unit in the slot; 0 for a free one. */
    private int[] slots = new int[FEWEST_SLOTS];

    private int size;

    /** The number of a unit, which is the present size if it is new. */
    int numberOf(long unit) {
        int slot = slot(unit);
        if (slots[slot] == 0) {
            if (size == units.length) {
                grow();
                slot = slot(unit);
            }
            units[size++] = unit;
            slots[slot] = size;
        }
        return slots[slot] - 1;
    }

    private int slot(long unit) {
        int slot = (int) unit & (slots.length - 1);
        while (slots[slot] != 0 && units[slots[slot] - 1] != unit) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        units = Arrays.copyOf(units, 2 * units.length);
        slots = new int[2 * slots.length];
        for (int number = 0; number < size; number++) {
            slots[slot(units[number])] = number + 1;
        }
    }

    long unit(int number) {
        return units[number];
    }

    int size() {
        return size;
    }
}
