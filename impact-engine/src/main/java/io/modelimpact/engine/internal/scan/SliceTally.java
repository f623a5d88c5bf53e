package io.modelimpact.engine.internal.scan;

import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The members of one slice found so far. Beyond the limit they are dropped and none is kept any more. */
final class SliceTally {

    private final boolean limited;
    private final IntFunction<MemberTally> newMember;
    private final List<MemberTally> found = new ArrayList<>();
    private final TreeMap<String, MemberTally> members = new TreeMap<>();
    private boolean exceeded;

    SliceTally(boolean limited, IntFunction<MemberTally> newMember) {
        this.limited = limited;
        this.newMember = newMember;
    }

    /**
     * Finds the members that the units of the declared arms belong to, and counts these units.
     *
     * @param members the member of each row
     * @param arms the index of the arm of each row, negative for none
     * @param armCount how many arms there are
     * @return the cell of each row; of no row if there are too many members
     */
    PlacedRows place(Members members, int[] arms, int armCount) {
        int[] first = new int[members.names.size()];
        Arrays.fill(first, -1);
        int[] cells = new int[arms.length];
        for (int row = 0; row < arms.length; row++) {
            int arm = arms[row];
            cells[row] = arm;
            if (arm >= 0) {
                int code = members.codes[row];
                if (first[code] < 0) {
                    first[code] = member(members.names.get(code)).index * armCount;
                    if (exceeded) {
                        return new PlacedRows(found, armCount, new int[0]);
                    }
                }
                cells[row] = first[code] + arm;
            }
        }
        countUnits(cells, armCount);
        return new PlacedRows(found, armCount, cells);
    }

    private void countUnits(int[] cells, int armCount) {
        int[] counts = new int[found.size() * armCount];
        for (int cell : cells) {
            if (cell >= 0) {
                counts[cell]++;
            }
        }
        for (int cell = 0; cell < counts.length; cell++) {
            found.get(cell / armCount).units[cell % armCount] += counts[cell];
        }
    }

    private MemberTally member(String name) {
        MemberTally member = memberOf(name);
        dropIfTooMany();
        return member;
    }

    private MemberTally memberOf(String name) {
        return members.computeIfAbsent(name, absent -> {
            MemberTally fresh = newMember.apply(found.size());
            found.add(fresh);
            return fresh;
        });
    }

    private void dropIfTooMany() {
        if (limited && members.size() > Slice.MOST_FOUND_MEMBERS) {
            exceeded = true;
            members.clear();
        }
    }

    void merge(SliceTally other) {
        exceeded |= other.exceeded;
        other.members.forEach((name, member) -> memberOf(name).merge(member));
        if (exceeded) {
            members.clear();
        }
        dropIfTooMany();
    }

    /** All members that were placed here, those of a slice with too many among them, by their index. */
    List<MemberTally> found() {
        return found;
    }

    boolean isExceeded() {
        return exceeded;
    }

    boolean isLimited() {
        return limited;
    }

    SortedMap<String, MemberTally> members() {
        return members;
    }
}
