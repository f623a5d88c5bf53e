package io.modelimpact.engine.internal.scan;

import io.modelimpact.slice.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The members of one slice found so far, numbered as they were found. Beyond the limit they are dropped and none is kept any more. */
final class SliceTally {

    private static final int UNKNOWN = -1;

    private final boolean limited;
    private final TreeMap<String, Integer> members = new TreeMap<>();
    private boolean exceeded;
    private Members latest = new Members(new int[0], List.of());
    /** For a missing value and then for each code of the latest members the first cell of its member, if a row had it. */
    private int[] firstCell = new int[0];

    SliceTally(boolean limited) {
        this.limited = limited;
    }

    /**
     * Finds the members that the units of the declared arms belong to.
     *
     * @param found the member of each row
     * @param arms the index of the arm of each row, negative for none
     * @param armCount how many arms there are
     * @param cells takes the cell of each row
     * @return whether there are not too many members
     */
    boolean place(Members found, int[] arms, int armCount, int[] cells) {
        if (firstCell.length == 0 || !found.isNamedAs(latest)) {
            firstCell = new int[1 + found.size()];
            Arrays.fill(firstCell, UNKNOWN);
            latest = found;
        }
        int[] first = firstCell;
        for (int row = 0; row < arms.length; row++) {
            int arm = arms[row];
            int code = 1 + found.code(row);
            if (arm >= 0 && first[code] == UNKNOWN) {
                first[code] = index(found.name(code - 1)) * armCount;
                if (exceeded) {
                    return false;
                }
            }
            cells[row] = arm < 0 ? arm : first[code] + arm;
        }
        return true;
    }

    private int index(String name) {
        Integer known = members.get(name);
        if (known != null) {
            return known;
        }
        int fresh = members.size();
        members.put(name, fresh);
        exceeded |= limited && members.size() > Slice.MOST_FOUND_MEMBERS;
        return fresh;
    }

    /** Adds the members found in another part of the rows; the numbers they have here, none if there are too many. */
    int[] merge(SliceTally other) {
        int[] indices = new int[other.members.size()];
        // One that was given up has more members than are allowed, and hands them on here.
        other.members.forEach((name, index) -> indices[index] = index(name));
        return exceeded ? new int[0] : indices;
    }

    /** All names that were found, in the order of their numbers, also where there are too many. */
    List<String> names() {
        String[] names = new String[members.size()];
        members.forEach((name, index) -> names[index] = name);
        return List.of(names);
    }

    /** Finds members again that were found elsewhere, which get their numbers in this order. */
    void restore(List<String> names) {
        names.forEach(this::index);
    }

    boolean isExceeded() {
        return exceeded;
    }

    /** The members with their numbers; none if there are too many. */
    SortedMap<String, Integer> members() {
        return exceeded ? new TreeMap<>() : members;
    }
}
