package io.modelimpact.record.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing Merkle tree (RFC 6962, section 2.1) that keeps the hash of every complete subtree, and so gives the root at any earlier size and every
 * proof in a logarithmic number of hashes. Memory: two hashes an entry. At most 2^31-1 entries. Not for several threads at once.
 */
public final class MerkleTree {

    /** At level h, the roots of the complete subtrees of 2^h leaves, from the left. */
    private final List<List<MerkleHash>> levels = new ArrayList<>();

    private MerkleTree() {
        levels.add(new ArrayList<>());
    }

    /** A tree without leaves. */
    public static MerkleTree create() {
        return new MerkleTree();
    }

    /** A tree of the given leaves. */
    public static MerkleTree of(List<MerkleHash> leaves) {
        MerkleTree tree = create();
        leaves.forEach(tree::append);
        return tree;
    }

    /** The root of the tree of the given leaves. */
    public static MerkleHash root(List<MerkleHash> leaves) {
        MerkleFrontier frontier = MerkleFrontier.empty();
        for (MerkleHash leaf : leaves) {
            frontier = frontier.append(leaf);
        }
        return frontier.root();
    }

    /** Appends a leaf, made with {@link MerkleHash#ofLeaf}; its index is the size before. */
    public void append(MerkleHash leaf) {
        MerkleHash node = leaf;
        for (int height = 0; ; height++) {
            if (height == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<MerkleHash> level = levels.get(height);
            level.add(node);
            if ((level.size() & 1) == 1) {
                return;
            }
            node = MerkleHash.ofNode(level.get(level.size() - 2), node);
        }
    }

    /** The number of leaves. */
    public long size() {
        return levels.get(0).size();
    }

    /** The leaf at an index from 0; {@link IllegalArgumentException} if there is none. */
    public MerkleHash leaf(long index) {
        requireIndex(index, size());
        return levels.get(0).get((int) index);
    }

    /** The root of all leaves. */
    public MerkleHash root() {
        return root(size());
    }

    /** The root of the first {@code size} leaves; {@link IllegalArgumentException} if there are fewer. */
    public MerkleHash root(long size) {
        requireSize(size);
        return size == 0 ? MerkleHash.ofEmptyTree() : hash(0, size);
    }

    /**
     * The proof that the leaf at {@code leafIndex} is in the tree of the first {@code treeSize} leaves; {@link IllegalArgumentException} unless
     * {@code 0 <= leafIndex < treeSize <= size()}.
     */
    public InclusionProof inclusionProof(long leafIndex, long treeSize) {
        requireSize(treeSize);
        requireIndex(leafIndex, treeSize);
        List<MerkleHash> path = new ArrayList<>();
        addPath(leafIndex, 0, treeSize, path);
        return new InclusionProof(leafIndex, treeSize, path);
    }

    /**
     * The proof that the tree of the first {@code secondSize} leaves grew from that of the first {@code firstSize};
     * {@link IllegalArgumentException} unless {@code 0 < firstSize <= secondSize <= size()}.
     */
    public ConsistencyProof consistencyProof(long firstSize, long secondSize) {
        requireSize(secondSize);
        if (firstSize <= 0 || firstSize > secondSize) {
            throw new IllegalArgumentException(
                    "expected an earlier size from 1 to " + secondSize + " entries, found " + firstSize);
        }
        List<MerkleHash> path = new ArrayList<>();
        addConsistency(firstSize, 0, secondSize, path);
        return new ConsistencyProof(firstSize, secondSize, path);
    }

    /** PATH(m, D[n]) of RFC 9162, section 2.1.3.1, for the leaves from start to below end. */
    private void addPath(long index, long start, long end, List<MerkleHash> path) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (index < middle) {
            addPath(index, start, middle, path);
            path.add(hash(middle, end));
        } else {
            addPath(index, middle, end, path);
            path.add(hash(start, middle));
        }
    }

    /**
     * SUBPROOF(m, D[n], b) of RFC 9162, section 2.1.4.1, for the leaves from start to below end: b is false exactly right of the first leaf,
     * since the recursion only ever leaves the left edge when it goes to the right.
     */
    private void addConsistency(long firstSize, long start, long end, List<MerkleHash> path) {
        if (firstSize == end) {
            if (start > 0) {
                path.add(hash(start, end));
            }
            return;
        }
        long middle = start + split(end - start);
        if (firstSize <= middle) {
            addConsistency(firstSize, start, middle, path);
            path.add(hash(middle, end));
        } else {
            addConsistency(firstSize, middle, end, path);
            path.add(hash(start, middle));
        }
    }

    private MerkleHash hash(long start, long end) {
        long width = end - start;
        if (Long.bitCount(width) == 1) {
            int height = Long.numberOfTrailingZeros(width);
            return levels.get(height).get((int) (start >>> height));
        }
        long middle = start + split(width);
        return MerkleHash.ofNode(hash(start, middle), hash(middle, end));
    }

    /** The largest power of two below the width. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }

    private void requireSize(long size) {
        if (size < 0 || size > size()) {
            throw new IllegalArgumentException("expected a size from 0 to " + size() + " entries, found " + size);
        }
    }

    private static void requireIndex(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("expected an index below " + size + " entries, found " + index);
        }
    }
}
