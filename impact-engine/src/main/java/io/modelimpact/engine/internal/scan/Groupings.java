package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.SliceFacts;
import io.modelimpact.engine.UnknownAssignments;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.exact.RowsByCell;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the units are grouped into cells, as far as rows were seen: grouping 0 is all units by arm, and a grouping for each slice follows, whose
 * members are numbered in the order in which they were found here. A cell's number is that of its member times the number of arms, plus the
 * arm. Counts the rows of every cell. Mutable, confined to one thread.
 */
final class Groupings {

    /** The grouping of all units by arm. */
    static final int OVERALL = 0;

    private static final int[] NO_CELLS = new int[0];

    /**
     * A cell that has a name.
     *
     * @param grouping its grouping
     * @param index its number there
     * @param arm its arm
     * @param slice the name of its slice; empty for all units
     * @param member the name of its member; empty for all units
     */
    record Cell(int grouping, int index, String arm, String slice, String member) {}

    private final UnitScan scan;
    private final int arms;
    private final List<SliceTally> slices = new ArrayList<>();
    private final CellCounts rows;
    private final UnknownNames unknown = new UnknownNames();
    /** The cells of the latest batch for each slice, and its rows in their order for each grouping. */
    private final int[][] room;

    private final List<RowsByCell> ordered = new ArrayList<>();

    Groupings(UnitScan scan) {
        this.scan = scan;
        this.arms = scan.arms.size();
        scan.slices.forEach(slice -> slices.add(new SliceTally(SliceCompiler.isLimited(slice))));
        this.rows = new CellCounts(scan.groupings());
        this.room = new int[slices.size()][0];
        for (int grouping = 0; grouping < scan.groupings(); grouping++) {
            ordered.add(RowsByCell.create());
        }
    }

    /** A slice whose members add up to all units; {@link #OVERALL} if there is none, or all were given up. */
    int complete() {
        for (int slice = 0; slice < slices.size(); slice++) {
            if (!slices.get(slice).isExceeded()) {
                return 1 + slice;
            }
        }
        return OVERALL;
    }

    /** Finds the cells of the rows of a batch, and counts the rows. What was found of an earlier batch is forgotten. */
    PlacedBatch place(Rows batch) {
        int[] armOf = scan.layout.placement().place(batch, unknown::note);
        int[][] cells = new int[scan.groupings()][];
        cells[OVERALL] = armOf;
        for (int slice = 0; slice < slices.size(); slice++) {
            cells[1 + slice] = place(slice, batch, armOf);
        }
        PlacedBatch placed = new PlacedBatch(scan, batch, cells, ordered, complete());
        countRows(placed);
        return placed;
    }

    private int[] place(int slice, Rows batch, int... armOf) {
        SliceTally members = slices.get(slice);
        if (members.isExceeded()) {
            return NO_CELLS;
        }
        if (room[slice].length != armOf.length) {
            room[slice] = new int[armOf.length];
        }
        boolean isPlaced = members.place(scan.members.get(slice).evaluate(batch), armOf, arms, room[slice]);
        return isPlaced ? room[slice] : NO_CELLS;
    }

    private void countRows(PlacedBatch batch) {
        int[] armOf = batch.arms();
        long[] counts = new long[arms];
        for (int arm : armOf) {
            if (arm >= 0) {
                counts[arm]++;
            }
        }
        rows.addAll(OVERALL, counts);
        for (int grouping = 1; grouping < scan.groupings(); grouping++) {
            rows.addAll(grouping, batch.ordered(grouping).counts());
        }
    }

    /** How many rows a cell has. */
    long rows(Cell cell) {
        return rows.get(cell.grouping(), cell.index());
    }

    /** All cells of the slices that were not given up, and of all units. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        addCells(cells, OVERALL, 0, "", "");
        for (int slice = 0; slice < slices.size(); slice++) {
            int grouping = 1 + slice;
            String name = scan.slices.get(slice).name();
            slices.get(slice).members().forEach((member, index) -> addCells(cells, grouping, index, name, member));
        }
        return cells;
    }

    /** The cell of a grouping with a number that was found here. */
    Cell cell(int grouping, int index) {
        String arm = scan.arms.get(index % arms);
        if (grouping == OVERALL) {
            return new Cell(grouping, index, arm, "", "");
        }
        int slice = grouping - 1;
        String member = slices.get(slice).names().get(index / arms);
        return new Cell(grouping, index, arm, scan.slices.get(slice).name(), member);
    }

    private void addCells(List<Cell> cells, int grouping, int index, String slice, String member) {
        for (int arm = 0; arm < arms; arm++) {
            cells.add(new Cell(grouping, index * arms + arm, scan.arms.get(arm), slice, member));
        }
    }

    /** Adds what another part of the rows was grouped into, and tells which cells became which. */
    CellMap merge(Groupings other) {
        int[][] cells = new int[scan.groupings()][];
        cells[OVERALL] = CellMap.same(arms);
        for (int slice = 0; slice < slices.size(); slice++) {
            cells[1 + slice] = CellMap.widened(slices.get(slice).merge(other.slices.get(slice)), arms);
        }
        CellMap map = new CellMap(cells, complete());
        rows.merge(other.rows, map);
        unknown.merge(other.unknown);
        return map;
    }

    /** For each slice the names that were found, in the order of their numbers. */
    List<List<String>> names() {
        return slices.stream().map(SliceTally::names).toList();
    }

    /** Finds members again, in the order of their numbers; no row is counted for that. */
    void restore(List<List<String>> names) {
        for (int slice = 0; slice < slices.size(); slice++) {
            slices.get(slice).restore(names.get(slice));
        }
    }

    /** The rows that name no arm. */
    UnknownAssignments unknownAssignments() {
        return unknown.assignments();
    }

    /** What was found of each slice, by name. */
    SortedMap<String, SliceFacts> sliceFacts() {
        TreeMap<String, SliceFacts> facts = new TreeMap<>();
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = scan.slices.get(i);
            SliceTally tally = slices.get(i);
            facts.put(
                    slice.name(),
                    new SliceFacts(
                            List.copyOf(tally.members().keySet()), tally.isExceeded(), SliceCompiler.isLimited(slice)));
        }
        return facts;
    }
}
