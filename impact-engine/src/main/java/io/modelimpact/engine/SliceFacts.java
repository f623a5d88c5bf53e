package io.modelimpact.engine;

import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which members a slice has in the data.
 *
 * @param members the members that units of a declared arm belong to, in the order of {@link String#compareTo}; a member that was declared
 *     and not found is not among them. Empty if there are too many
 * @param cardinalityExceeded whether there are more members than may be found; the slice then has no cells
 * @param limited whether the number of members is limited to {@link Slice#MOST_FOUND_MEMBERS}, as they are those found in the data
 */
public record SliceFacts(List<String> members, boolean cardinalityExceeded, boolean limited) {

    /** Keeps a sorted copy of the members. */
    public SliceFacts {
        members = List.copyOf(new TreeSet<>(members));
    }

    /** The facts of a slice with these members, none of them kept if they are too many. */
    public static SliceFacts of(Iterable<String> found, boolean limited) {
        List<String> members = new ArrayList<>();
        found.forEach(members::add);
        boolean exceeded = limited && members.size() > Slice.MOST_FOUND_MEMBERS;
        return new SliceFacts(exceeded ? List.of() : members, exceeded, limited);
    }

    SliceFacts merge(SliceFacts other) {
        if (cardinalityExceeded || other.cardinalityExceeded) {
            return new SliceFacts(List.of(), true, limited);
        }
        TreeSet<String> union = new TreeSet<>(members);
        union.addAll(other.members);
        return of(union, limited);
    }
}
