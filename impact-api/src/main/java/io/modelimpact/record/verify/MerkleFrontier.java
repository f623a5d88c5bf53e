package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree as far as appending needs it: the roots of its complete subtrees, largest first, one for each bit that is set in its size (a
 * compact range). Gives the root after every append in the memory of 63 hashes. Immutable.
 */
public final class MerkleFrontier {

    private static final MerkleFrontier EMPTY = new MerkleFrontier(0, List.of());

    private final long size;
    private final List<MerkleHash> subtrees;

    private MerkleFrontier(long size, List<MerkleHash> subtrees) {
        this.size = size;
        this.subtrees = subtrees;
    }

    /** The tree without entries. */
    public static MerkleFrontier empty() {
        return EMPTY;
    }

    /**
     * The tree that {@link #size()} and {@link #subtrees()} came from.
     *
     * @throws ImpactException code {@code proof/frontier-shape}, if the size is negative or has not one set bit for each subtree
     */
    public static MerkleFrontier of(long size, List<MerkleHash> subtrees) {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new ImpactException(
                    "proof/frontier-shape",
                    "expected one subtree for each bit set in the size " + size + ", found " + subtrees.size(),
                    "rebuild the frontier from the entries of the ledger");
        }
        return new MerkleFrontier(size, List.copyOf(subtrees));
    }

    /** This tree and one more leaf. Amortized two hashes. */
    public MerkleFrontier append(MerkleHash leaf) {
        List<MerkleHash> longer = new ArrayList<>(subtrees);
        MerkleHash node = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            node = MerkleHash.ofNode(longer.remove(longer.size() - 1), node);
        }
        longer.add(node);
        return new MerkleFrontier(Math.addExact(size, 1), List.copyOf(longer));
    }

    /** The number of entries. */
    public long size() {
        return size;
    }

    /** The roots of the complete subtrees, largest first; immutable. */
    public List<MerkleHash> subtrees() {
        return subtrees;
    }

    /** The root of the tree; of none, {@link MerkleHash#ofEmptyTree()}. */
    public MerkleHash root() {
        if (subtrees.isEmpty()) {
            return MerkleHash.ofEmptyTree();
        }
        MerkleHash root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = MerkleHash.ofNode(subtrees.get(i), root);
        }
        return root;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MerkleFrontier frontier && size == frontier.size && subtrees.equals(frontier.subtrees);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(size) + subtrees.hashCode();
    }

    /** Size and root. */
    @Override
    public String toString() {
        return size + " entries with root " + root();
    }
}
