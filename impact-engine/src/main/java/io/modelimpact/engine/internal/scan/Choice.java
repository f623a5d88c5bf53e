package io.modelimpact.engine.internal.scan;

import java.util.BitSet;

/** How marks of rows follow a choice between two operands. */
final class Choice {

    private Choice() {}

    /** The marks of the chosen operand where it was chosen and of the other one elsewhere, and those that are marked anyway. */
    static BitSet of(BitSet where, BitSet chosen, BitSet otherwise, BitSet anyway) {
        BitSet marks = (BitSet) otherwise.clone();
        marks.andNot(where);
        marks.or(Truths.intersection(where, chosen));
        marks.or(anyway);
        return marks;
    }
}
