package io.modelimpact.engine.internal.scan;

import io.modelimpact.slice.Slice;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The members of one slice found so far, numbered as they were found. Beyond the limit they are dropped and none is kept any more. */
final class SliceTally {

    private static final int UNKNOWN = -1;

    private final boolean limited;
    private final TreeMap<String, Integer> members = new TreeMap<>();
    private boolean exceeded;

    SliceTally(boolean limited) {
        this.limited = limited;
    }

    /**
     * Finds the members that the units of the declared arms belong to.
     *
     * @param found the member of each row
     * @param arms the index of the arm of each row, negative for none
     * @param armCount how many arms there are
     * @return the cell of each row; of no row if there are too many members
     */
    int[] place(Members found, int[] arms, int armCount) {
        int[] first = new int[found.names.size()];
        Arrays.fill(first, UNKNOWN);
        int[] cells = new int[arms.length];
        for (int row = 0; row < arms.length; row++) {
            int arm = arms[row];
            cells[row] = arm;
            if (arm >= 0) {
                int code = found.codes[row];
                if (first[code] == UNKNOWN) {
                    first[code] = index(found.names.get(code)) * armCount;
                    if (exceeded) {
                        return new int[0];
                    }
                }
                cells[row] = first[code] + arm;
            }
        }
        return cells;
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
        other.members.forEach((name, index) -> indices[index] = index(name));
        exceeded |= other.exceeded;
        return exceeded ? new int[0] : indices;
    }

    boolean isExceeded() {
        return exceeded;
    }

    /** The members with their numbers; none if there are too many. */
    SortedMap<String, Integer> members() {
        return exceeded ? new TreeMap<>() : members;
    }
}
