package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.UnknownAssignments;
import java.util.List;
import java.util.TreeSet;

/** The names that rows give which belong to no arm: how many rows, and the smallest names. Mutable, confined to one thread. */
final class UnknownNames {

    private final TreeSet<String> names = new TreeSet<>();
    private long rows;

    void note(String name) {
        rows++;
        keep(name);
    }

    private void keep(String name) {
        names.add(name);
        if (names.size() > UnknownAssignments.MOST_NAMES) {
            names.pollLast();
        }
    }

    void merge(UnknownNames other) {
        rows += other.rows;
        other.names.forEach(this::keep);
    }

    UnknownAssignments assignments() {
        return new UnknownAssignments(rows, List.copyOf(names));
    }
}
