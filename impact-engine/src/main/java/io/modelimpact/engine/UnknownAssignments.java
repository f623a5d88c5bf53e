package io.modelimpact.engine;

import java.util.List;
import java.util.TreeSet;

/**
 * The rows whose assignment is missing or names no declared arm. They enter no cell.
 *
 * @param rows how many
 * @param names the {@value #MOST_NAMES} smallest of the names they give, {@link io.modelimpact.slice.Slice#MISSING} for none, ascending
 */
public record UnknownAssignments(long rows, List<String> names) {

    /** How many names are kept. */
    public static final int MOST_NAMES = 5;

    /** Sorts the names and keeps the smallest. */
    public UnknownAssignments {
        names = new TreeSet<>(names).stream().limit(MOST_NAMES).toList();
    }

    UnknownAssignments merge(UnknownAssignments other) {
        TreeSet<String> union = new TreeSet<>(names);
        union.addAll(other.names);
        return new UnknownAssignments(Math.addExact(rows, other.rows), List.copyOf(union));
    }
}
