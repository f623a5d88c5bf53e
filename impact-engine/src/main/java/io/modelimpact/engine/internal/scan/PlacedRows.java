package io.modelimpact.engine.internal.scan;

import java.util.List;

/** The rows of a batch with the cells of one slice they belong to: member times the number of arms, plus arm; negative for none. */
final class PlacedRows {

    final int[] cells;
    private final List<MemberTally> members;
    private final int arms;

    PlacedRows(List<MemberTally> members, int arms, int[] cells) {
        this.members = members;
        this.arms = arms;
        this.cells = cells;
    }

    /** Whether no row is placed, because the slice has too many members. */
    boolean isEmpty() {
        return cells.length == 0;
    }

    /** The member of a row with an arm. */
    MemberTally member(int row) {
        return members.get(cells[row] / arms);
    }
}
