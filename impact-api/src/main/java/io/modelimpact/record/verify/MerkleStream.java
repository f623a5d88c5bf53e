package io.modelimpact.record.verify;

import io.modelimpact.json.Sha256;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree (RFC 6962, section 2.1) whose leaves pass by once: gives the root and the inclusion proof of one leaf that was chosen as it passed, in the
 * memory of at most 128 hashes. Amortized one hash a leaf. Mutable, confined to one thread.
 */
public final class MerkleStream {

    private static final int NOT_CHOSEN = -1;
    private static final int HEIGHTS = 63;

    private final MessageDigest sha256 = Sha256.create();

    /** 0x01, the left hash and the right hash. */
    private final byte[] node = new byte[1 + 2 * MerkleHash.LENGTH];

    /** At each height whose bit is set in the size, the root of the complete subtree there. */
    private final byte[][] subtrees = new byte[HEIGHTS][MerkleHash.LENGTH];

    private final List<MerkleHash> path = new ArrayList<>();
    private long size;
    private long chosen = NOT_CHOSEN;

    /** The height of the subtree that the chosen leaf is in. */
    private int chosenHeight = NOT_CHOSEN;

    private MerkleStream() {
        node[0] = 1;
    }

    /** A tree without leaves. */
    public static MerkleStream create() {
        return new MerkleStream();
    }

    /** The number of leaves so far. */
    public long size() {
        return size;
    }

    /** Appends a leaf, such as {@link RowBytes} or {@link MerkleHash#ofLeaf} make it: {@value MerkleHash#LENGTH} bytes of an array, copied. */
    public void append(byte[] leaf, int offset) {
        byte[] carried = new byte[MerkleHash.LENGTH];
        System.arraycopy(leaf, offset, carried, 0, MerkleHash.LENGTH);
        boolean carriesChosen = chosen == size;
        int height = 0;
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            carriesChosen = joinedWithChosen(height, carried, carriesChosen);
            join(subtrees[height], carried, carried);
            height++;
        }
        if (carriesChosen) {
            chosenHeight = height;
        }
        subtrees[height] = carried;
        size++;
    }

    /** Chooses the leaf that is appended next, instead of one that was chosen before. */
    public void chooseNext() {
        chosen = size;
        chosenHeight = NOT_CHOSEN;
        path.clear();
    }

    /** Notes the sibling on the way up, if the chosen leaf is on either side; whether it is. */
    private boolean joinedWithChosen(int height, byte[] carried, boolean carriesChosen) {
        if (carriesChosen) {
            path.add(MerkleHash.of(subtrees[height]));
        } else if (chosenHeight == height) {
            path.add(MerkleHash.of(carried));
            chosenHeight = NOT_CHOSEN;
            return true;
        }
        return carriesChosen;
    }

    /** The root of all leaves so far; of none, {@link MerkleHash#ofEmptyTree()}. */
    public MerkleHash root() {
        return size == 0 ? MerkleHash.ofEmptyTree() : MerkleHash.of(fold(new ArrayList<>()));
    }

    /** The proof that the chosen leaf is in the tree of all leaves so far; {@link IllegalStateException} if none was chosen. */
    public InclusionProof proof() {
        if (chosen < 0 || chosen >= size) {
            throw new IllegalStateException("no leaf was chosen");
        }
        List<MerkleHash> whole = new ArrayList<>(path);
        fold(whole);
        return new InclusionProof(chosen, size, whole);
    }

    /** The root of the subtrees, joined from the right; adds the siblings of the chosen leaf's subtree. */
    private byte[] fold(List<MerkleHash> siblings) {
        int height = Long.numberOfTrailingZeros(size);
        byte[] right = subtrees[height].clone();
        boolean holdsChosen = chosenHeight == height;
        for (long rest = size & (size - 1); rest != 0; rest &= rest - 1) {
            height = Long.numberOfTrailingZeros(rest);
            if (holdsChosen) {
                siblings.add(MerkleHash.of(subtrees[height]));
            } else if (chosenHeight == height) {
                siblings.add(MerkleHash.of(right));
                holdsChosen = true;
            }
            join(subtrees[height], right, right);
        }
        return right;
    }

    private void join(byte[] left, byte[] right, byte[] target) {
        System.arraycopy(left, 0, node, 1, MerkleHash.LENGTH);
        System.arraycopy(right, 0, node, 1 + MerkleHash.LENGTH, MerkleHash.LENGTH);
        sha256.update(node);
        try {
            sha256.digest(target, 0, MerkleHash.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("a hash has room for a hash", e);
        }
    }
}
