package io.modelimpact.record.verify;

import java.util.List;

/**
 * Says that an entry is in a tree (RFC 9162, section 2.1.3). A value taken as it came: sizes and hashes are judged by {@link #check}, not
 * here.
 *
 * @param leafIndex the entry's index, from 0
 * @param treeSize the number of entries of the tree
 * @param path the hashes beside the way from the leaf to the root, the leaf's sibling first
 */
public record InclusionProof(long leafIndex, long treeSize, List<MerkleHash> path) {

    /** Keeps its own copy of the path. */
    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * Whether the leaf stands at this index in the tree of this size and root; algorithm of RFC 9162, section 2.1.3.2. At most 63 hashes are
     * computed, whatever the path.
     */
    public ProofOutcome check(MerkleHash leaf, MerkleHash root) {
        if (leafIndex < 0 || leafIndex >= treeSize) {
            return ProofOutcome.INDEX_OUTSIDE_TREE;
        }
        long node = leafIndex;
        long last = treeSize - 1;
        MerkleHash hash = leaf;
        for (MerkleHash sibling : path) {
            if (last == 0) {
                return ProofOutcome.WRONG_PATH_LENGTH;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleHash.ofNode(sibling, hash);
                int skipped = node == 0 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= skipped;
                last >>>= skipped;
            } else {
                hash = MerkleHash.ofNode(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        if (last != 0) {
            return ProofOutcome.WRONG_PATH_LENGTH;
        }
        return hash.equals(root) ? ProofOutcome.HOLDS : ProofOutcome.ROOT_DIFFERS;
    }
}
