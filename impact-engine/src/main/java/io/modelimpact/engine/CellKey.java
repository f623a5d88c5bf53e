package io.modelimpact.engine;

/**
 * Which units a cell of evidence is about, and which metric. Ordered by metric, slice, member, arm.
 *
 * @param metric the metric's id
 * @param arm the arm's name
 * @param slice the slice's name; empty for the cell of all units of the arm
 * @param member the member of the slice; empty for the cell of all units of the arm
 */
public record CellKey(String metric, String arm, String slice, String member) implements Comparable<CellKey> {

    /** The cell of all units of an arm. */
    public static CellKey overall(String metric, String arm) {
        return new CellKey(metric, arm, "", "");
    }

    /** Whether the cell is about all units of the arm. */
    public boolean isOverall() {
        return slice.isEmpty();
    }

    @Override
    public int compareTo(CellKey other) {
        // By hand: maps of cells are made for every scan, and a chain of comparators is a good part of that.
        int order = metric.compareTo(other.metric);
        order = order == 0 ? slice.compareTo(other.slice) : order;
        order = order == 0 ? member.compareTo(other.member) : order;
        return order == 0 ? arm.compareTo(other.arm) : order;
    }
}
