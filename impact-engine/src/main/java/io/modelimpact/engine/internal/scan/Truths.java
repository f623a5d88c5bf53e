package io.modelimpact.engine.internal.scan;

import java.util.BitSet;

/**
 * Truth values of the rows of a batch in Kleene's logic; rows in neither set are undecided. Nobody changes the sets.
 *
 * @param yes the rows in which it is true
 * @param no the rows in which it is false
 */
record Truths(BitSet yes, BitSet no) {

    Truths and(Truths other) {
        return new Truths(intersection(yes, other.yes), union(no, other.no));
    }

    Truths or(Truths other) {
        return new Truths(union(yes, other.yes), intersection(no, other.no));
    }

    Truths not() {
        return new Truths(no, yes);
    }

    /** The undecided ones among the first rows. */
    BitSet undecided(int rows) {
        BitSet undecided = union(yes, no);
        undecided.flip(0, rows);
        return undecided;
    }

    static BitSet union(BitSet left, BitSet right) {
        BitSet union = (BitSet) left.clone();
        union.or(right);
        return union;
    }

    static BitSet intersection(BitSet left, BitSet right) {
        BitSet intersection = (BitSet) left.clone();
        intersection.and(right);
        return intersection;
    }
}
