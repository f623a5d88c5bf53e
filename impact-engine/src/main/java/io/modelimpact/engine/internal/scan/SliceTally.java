package io.modelimpact.engine.internal.scan;

import io.modelimpact.slice.Slice;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The members of one slice found so far. Beyond the limit they are dropped and none is kept any more. */
final class SliceTally {

    private final boolean limited;
    private final Supplier<MemberTally> newMember;
    private final TreeMap<String, MemberTally> members = new TreeMap<>();
    private boolean exceeded;

    SliceTally(boolean limited, Supplier<MemberTally> newMember) {
        this.limited = limited;
        this.newMember = newMember;
    }

    /**
     * Finds the tallies of the members that the units of the declared arms belong to, and counts these units.
     *
     * @param arms the index of the arm of each row, negative for none
     * @return the tally of each row with an arm; of length 0 if there are too many members
     */
    MemberTally[] place(Members found, int[] arms) {
        MemberTally[] byCode = new MemberTally[found.names.size()];
        MemberTally[] placed = new MemberTally[arms.length];
        for (int row = 0; row < arms.length && !exceeded; row++) {
            if (arms[row] >= 0) {
                int code = found.codes[row];
                MemberTally member = byCode[code] == null ? member(found.names.get(code)) : byCode[code];
                byCode[code] = member;
                member.units[arms[row]]++;
                placed[row] = member;
            }
        }
        return exceeded ? new MemberTally[0] : placed;
    }

    private MemberTally member(String name) {
        MemberTally member = members.computeIfAbsent(name, absent -> newMember.get());
        dropIfTooMany();
        return member;
    }

    private void dropIfTooMany() {
        if (limited && members.size() > Slice.MOST_FOUND_MEMBERS) {
            exceeded = true;
            members.clear();
        }
    }

    void merge(SliceTally other) {
        exceeded |= other.exceeded;
        other.members.forEach((name, member) ->
                members.computeIfAbsent(name, absent -> newMember.get()).merge(member));
        if (exceeded) {
            members.clear();
        }
        dropIfTooMany();
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
