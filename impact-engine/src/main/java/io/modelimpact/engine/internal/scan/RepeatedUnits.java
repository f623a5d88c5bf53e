package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.MemoryBudget;
import io.modelimpact.spi.TextColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * The units of every cell, for designs under which a unit has several rows: what is known of a unit in a cell is kept under the number of its entry in the
 * cell's grouping. Mutable, confined to one thread.
 */
final class RepeatedUnits {

    /** The entry of a row, or of an entry elsewhere, that belongs to none. */
    static final int NONE = -1;

    private static final int[] NO_ENTRIES = new int[0];

    private final UnitCodes codes = new UnitCodes();
    private final List<UnitEntries> entries = new ArrayList<>();
    private final CellCounts units;

    RepeatedUnits(int groupings) {
        for (int grouping = 0; grouping < groupings; grouping++) {
            entries.add(new UnitEntries());
        }
        this.units = new CellCounts(groupings);
    }

    /** For each grouping the entry of each row of a batch; an empty array for a slice that was given up. */
    int[][] place(PlacedBatch batch, TextColumn names) {
        int[] codeOf = codes.of(names, batch.count());
        int[][] placed = new int[entries.size()][];
        for (int grouping = 0; grouping < placed.length; grouping++) {
            int[] cellOf = batch.cells()[grouping];
            placed[grouping] = cellOf.length == 0 ? NO_ENTRIES : place(grouping, cellOf, codeOf);
        }
        return placed;
    }

    private int[] place(int grouping, int[] cellOf, int... codeOf) {
        int[] placed = new int[codeOf.length];
        for (int row = 0; row < placed.length; row++) {
            boolean isPlaced = cellOf[row] >= 0 && codeOf[row] != UnitCodes.NONE;
            placed[row] = isPlaced ? entry(grouping, cellOf[row], codeOf[row]) : NONE;
        }
        return placed;
    }

    private int entry(int grouping, int cell, int code) {
        UnitEntries known = entries.get(grouping);
        int before = known.size();
        int entry = known.entry(cell, code);
        if (known.size() > before) {
            units.add(grouping, cell, 1);
        }
        return entry;
    }

    /** Adds the units of another part of the rows; for each grouping and entry there, the entry here, or {@link #NONE} where a slice was given up. */
    int[][] merge(RepeatedUnits other, CellMap map) {
        int[] codeOf = codes.merge(other.codes);
        int[][] merged = new int[entries.size()][];
        for (int grouping = 0; grouping < merged.length; grouping++) {
            UnitEntries theirs = other.entries.get(grouping);
            merged[grouping] = new int[theirs.size()];
            for (int entry = 0; entry < theirs.size(); entry++) {
                merged[grouping][entry] = theirs.cell(entry) < map.count(grouping)
                        ? entry(grouping, map.cell(grouping, theirs.cell(entry)), codeOf[theirs.unit(entry)])
                        : NONE;
            }
        }
        return merged;
    }

    void writeTo(StateWriter out) {
        codes.writeTo(out);
        for (UnitEntries known : entries) {
            out.add(known.size());
            for (int entry = 0; entry < known.size(); entry++) {
                out.add(known.cell(entry));
                out.add(known.unit(entry));
            }
        }
    }

    void read(StateReader in) {
        codes.read(in);
        for (int grouping = 0; grouping < entries.size(); grouping++) {
            int size = in.nextInt();
            for (int entry = 0; entry < size; entry++) {
                entry(grouping, in.nextInt(), in.nextInt());
            }
        }
    }

    /** How many groupings there are. */
    int groupings() {
        return entries.size();
    }

    /** The entries of a grouping. */
    UnitEntries entries(int grouping) {
        return entries.get(grouping);
    }

    /** How many units a cell has. */
    long count(int grouping, int cell) {
        return units.get(grouping, cell);
    }

    /** What is held for units and entries. */
    List<HeldState> held() {
        long places = entries.stream().mapToLong(UnitEntries::size).sum();
        return List.of(
                new HeldState("units with several rows", codes.size(), MemoryBudget.BYTES_A_UNIT),
                new HeldState("units with several rows by cell", places, MemoryBudget.BYTES_A_PLACE));
    }
}
