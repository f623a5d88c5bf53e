package io.modelimpact.record.verify;

import java.util.Locale;

/** What came of checking a Merkle proof. Only {@link #HOLDS} proves anything. */
public enum ProofOutcome {
    /** The proof holds. */
    HOLDS("the proof holds"),
    /** The leaf's index is negative, or not below the size of the tree. */
    INDEX_OUTSIDE_TREE("the index of the leaf is not below the size of the tree"),
    /** A size is negative, or the first is above the second. */
    SIZES_OUT_OF_ORDER("the earlier tree is larger than the later one, or a size is negative"),
    /** The first tree is empty, which is consistent with everything and proves nothing. */
    EMPTY_TREE("an empty tree is consistent with every other, which proves nothing"),
    /** The path has more or fewer hashes than the sizes ask for. */
    WRONG_PATH_LENGTH("the path has not as many hashes as the sizes ask for"),
    /** The hashes lead to another root than the one of the (first) tree. */
    ROOT_DIFFERS("the hashes lead to another root"),
    /** The hashes lead to the root of the first tree but not to that of the second. */
    LATER_ROOT_DIFFERS("the hashes lead to another root of the later tree");

    private final String reason;

    ProofOutcome(String reason) {
        this.reason = reason;
    }

    /** Whether the proof holds. */
    public boolean holds() {
        return this == HOLDS;
    }

    /** The stable code of the outcome, such as {@code proof/root-differs}. */
    public String code() {
        return "proof/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The outcome as a sentence without a full stop. */
    public String reason() {
        return reason;
    }
}
