package io.modelimpact.engine.internal.scan;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The units in every cell of one grouping: an entry for each unit in each cell, numbered in the order in which they were found here. Mutable, confined to
 * one thread.
 */
final class UnitEntries {

    private static final int FIRST_ROOM = 16;
    private static final int NO_ENTRY = -1;

    private int[] cells = new int[FIRST_ROOM];
    private int[] units = new int[FIRST_ROOM];
    /** An entry or none in each slot, at most half of them in use. */
    private int[] slots = emptySlots(2 * FIRST_ROOM);

    private int size;
    private int cellCount;

    private static int[] emptySlots(int count) {
        int[] slots = new int[count];
        Arrays.fill(slots, NO_ENTRY);
        return slots;
    }

    /** The entry of a unit in a cell, made if there is none. */
    int entry(int cell, int unit) {
        int slot = slot(cell, unit);
        if (slots[slot] != NO_ENTRY) {
            return slots[slot];
        }
        if (size == cells.length) {
            grow();
            slot = slot(cell, unit);
        }
        cells[size] = cell;
        units[size] = unit;
        slots[slot] = size;
        cellCount = Math.max(cellCount, cell + 1);
        return size++;
    }

    private int slot(int cell, int unit) {
        int mask = slots.length - 1;
        int slot = (int) FingerprintLaw.mix((long) cell << Integer.SIZE | unit) & mask;
        while (slots[slot] != NO_ENTRY && (units[slots[slot]] != unit || cells[slots[slot]] != cell)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        cells = Arrays.copyOf(cells, Math.multiplyExact(size, 2));
        units = Arrays.copyOf(units, cells.length);
        slots = emptySlots(Math.multiplyExact(cells.length, 2));
        for (int entry = 0; entry < size; entry++) {
            slots[slot(cells[entry], units[entry])] = entry;
        }
    }

    /** How many entries there are. */
    int size() {
        return size;
    }

    /** One more than the highest cell. */
    int cellCount() {
        return cellCount;
    }

    /** The cell of each entry, followed by what means nothing; not to be changed. */
    int[] cells() {
        return cells;
    }

    int cell(int entry) {
        return cells[entry];
    }

    int unit(int entry) {
        return units[entry];
    }

    /** How many units are in several cells. */
    long inSeveralCells() {
        BitSet seen = new BitSet();
        BitSet again = new BitSet();
        for (int entry = 0; entry < size; entry++) {
            (seen.get(units[entry]) ? again : seen).set(units[entry]);
        }
        return again.cardinality();
    }
}
