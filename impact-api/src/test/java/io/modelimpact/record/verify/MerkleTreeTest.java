package io.modelimpact.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final int LARGEST = 70;

    @Test
    void hashesAreThoseOfTheReferenceHasher() {
        assertThat(MerkleHash.ofEmptyTree().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(MerkleHash.ofLeaf(new byte[0]).hex())
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(MerkleHash.ofLeaf("L123456".getBytes(StandardCharsets.US_ASCII))
                        .hex())
                .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    }

    @Test
    void everyWayToTheRootGivesTheRecursiveDefinition() {
        MerkleFrontier frontier = MerkleFrontier.empty();
        MerkleTree tree = tree(LARGEST);
        for (int size = 0; size <= LARGEST; size++) {
            MerkleHash expected = recursiveRoot(leaves(size));
            assertThat(MerkleTree.root(leaves(size))).isEqualTo(expected);
            assertThat(tree.root(size)).isEqualTo(expected);
            assertThat(frontier.root()).isEqualTo(expected);
            assertThat(MerkleFrontier.of(size, frontier.subtrees())).isEqualTo(frontier);
            frontier = frontier.append(leaf(size));
        }
    }

    @Test
    void everyInclusionProofOfEverySmallTreeHoldsForItsLeafOnly() {
        MerkleTree tree = tree(LARGEST);
        for (int size = 1; size <= LARGEST; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusionProof(index, size);
                assertThat(proof.check(leaf(index), tree.root(size))).isEqualTo(ProofOutcome.HOLDS);
                assertThat(proof.check(leaf(index + 1), tree.root(size))).isEqualTo(ProofOutcome.ROOT_DIFFERS);
            }
        }
    }

    @Test
    void everyConsistencyProofOfEverySmallTreeHoldsForItsRootsOnly() {
        MerkleTree tree = tree(LARGEST);
        for (int second = 1; second <= LARGEST; second++) {
            for (int first = 1; first <= second; first++) {
                ConsistencyProof proof = tree.consistencyProof(first, second);
                assertThat(proof.check(tree.root(first), tree.root(second))).isEqualTo(ProofOutcome.HOLDS);
                assertThat(proof.check(leaf(999), tree.root(second)).holds()).isFalse();
                assertThat(proof.check(tree.root(first), leaf(999)).holds()).isFalse();
            }
        }
    }

    @Test
    void aProofOfAnotherSizeOrIndexDoesNotHold() {
        MerkleTree tree = tree(21);
        for (int index = 0; index < 21; index++) {
            InclusionProof proof = tree.inclusionProof(index, 21);
            for (int other = -1; other <= 22; other++) {
                boolean same = other == index;
                assertThat(new InclusionProof(other, 21, proof.path())
                                .check(leaf(index), tree.root())
                                .holds())
                        .isEqualTo(same);
            }
        }
    }

    @Test
    void aPathTooLongOrTooShortIsNamed() {
        MerkleTree tree = tree(8);
        InclusionProof proof = tree.inclusionProof(3, 8);
        List<MerkleHash> longer = new ArrayList<>(proof.path());
        longer.add(leaf(1));

        assertThat(new InclusionProof(3, 8, longer).check(leaf(3), tree.root()))
                .isEqualTo(ProofOutcome.WRONG_PATH_LENGTH);
        assertThat(new InclusionProof(3, 8, proof.path().subList(0, 2)).check(leaf(3), tree.root()))
                .isEqualTo(ProofOutcome.WRONG_PATH_LENGTH);
        assertThat(new ConsistencyProof(3, 8, List.of()).check(tree.root(3), tree.root()))
                .isEqualTo(ProofOutcome.WRONG_PATH_LENGTH);
        assertThat(new ConsistencyProof(4, 8, List.of()).check(tree.root(4), tree.root()))
                .isEqualTo(ProofOutcome.WRONG_PATH_LENGTH);
        assertThat(new ConsistencyProof(8, 8, longer).check(tree.root(), tree.root()))
                .isEqualTo(ProofOutcome.WRONG_PATH_LENGTH);
    }

    @Test
    void sizesAtTheEdgeAreNamed() {
        MerkleHash root = tree(2).root();
        assertThat(new ConsistencyProof(2, 1, List.of()).check(root, root)).isEqualTo(ProofOutcome.SIZES_OUT_OF_ORDER);
        assertThat(new ConsistencyProof(-1, 1, List.of()).check(root, root)).isEqualTo(ProofOutcome.SIZES_OUT_OF_ORDER);
        assertThat(new ConsistencyProof(0, 0, List.of()).check(root, root)).isEqualTo(ProofOutcome.EMPTY_TREE);
        assertThat(new InclusionProof(-1, 2, List.of()).check(root, root)).isEqualTo(ProofOutcome.INDEX_OUTSIDE_TREE);
        assertThat(new InclusionProof(2, 2, List.of()).check(root, root)).isEqualTo(ProofOutcome.INDEX_OUTSIDE_TREE);
        assertThat(new InclusionProof(0, Long.MAX_VALUE, List.of()).check(root, root))
                .isEqualTo(ProofOutcome.WRONG_PATH_LENGTH);
    }

    @Test
    void proofsBeyondTheTreeAreNotMade() {
        MerkleTree tree = tree(4);
        assertThatThrownBy(() -> tree.inclusionProof(4, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.inclusionProof(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistencyProof(0, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistencyProof(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.root(5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hashesAndFrontiersOfAnotherShapeAreRefused() {
        String base64 = leaf(1).base64();
        assertThat(MerkleHash.fromBase64(base64)).isEqualTo(leaf(1));
        assertThat(MerkleHash.fromHex(leaf(1).hex())).isEqualTo(leaf(1));
        for (String text : List.of("", "AA==", base64 + "\n", base64.substring(0, 43), " " + base64)) {
            assertThatThrownBy(() -> MerkleHash.fromBase64(text)).isInstanceOf(ImpactException.class);
        }
        assertThatThrownBy(() -> MerkleHash.fromHex(leaf(1).hex().toUpperCase(java.util.Locale.ROOT)))
                .isInstanceOf(ImpactException.class);
        assertThatThrownBy(() -> MerkleHash.of(new byte[31])).isInstanceOf(ImpactException.class);
        assertThatThrownBy(() -> MerkleFrontier.of(3, List.of(leaf(1)))).isInstanceOf(ImpactException.class);
    }

    private static MerkleTree tree(int size) {
        return MerkleTree.of(leaves(size));
    }

    private static List<MerkleHash> leaves(int size) {
        return IntStream.range(0, size).mapToObj(MerkleTreeTest::leaf).toList();
    }

    private static MerkleHash leaf(int index) {
        return MerkleHash.ofLeaf(("entry " + index).getBytes(StandardCharsets.US_ASCII));
    }

    /** MTH(D[n]) word by word from RFC 6962, section 2.1. */
    private static MerkleHash recursiveRoot(List<MerkleHash> leaves) {
        if (leaves.isEmpty()) {
            return MerkleHash.ofEmptyTree();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int k = 1;
        while (2 * k < leaves.size()) {
            k *= 2;
        }
        return MerkleHash.ofNode(recursiveRoot(leaves.subList(0, k)), recursiveRoot(leaves.subList(k, leaves.size())));
    }
}
