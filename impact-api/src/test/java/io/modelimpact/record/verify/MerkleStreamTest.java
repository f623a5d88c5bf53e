package io.modelimpact.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleStreamTest {

    private static List<MerkleHash> leaves(int count, int seed) {
        return IntStream.range(0, count)
                .mapToObj(i -> MerkleHash.ofLeaf(new byte[] {(byte) seed, (byte) i, (byte) (i >> 8)}))
                .toList();
    }

    private static MerkleStream stream(List<MerkleHash> leaves, int chosen) {
        MerkleStream stream = MerkleStream.create();
        for (int i = 0; i < leaves.size(); i++) {
            if (i == chosen) {
                stream.chooseNext();
            }
            stream.append(leaves.get(i).bytes(), 0);
        }
        return stream;
    }

    @Test
    void everyRootAndEveryProofOfSmallTreesIsThatOfTheTreeInMemory() {
        for (int size = 1; size <= 40; size++) {
            List<MerkleHash> leaves = leaves(size, 1);
            MerkleTree tree = MerkleTree.of(leaves);
            for (int chosen = 0; chosen < size; chosen++) {
                MerkleStream stream = stream(leaves, chosen);
                assertThat(stream.root()).as("%d leaves", size).isEqualTo(tree.root());
                assertThat(stream.proof())
                        .as("leaf %d of %d", chosen, size)
                        .isEqualTo(tree.inclusionProof(chosen, size));
            }
        }
    }

    @Property(seed = "31", tries = 60)
    void rootAndProofOfLargerTreesAreThoseOfTheTreeInMemory(
            @ForAll @IntRange(min = 1, max = 3000) int size, @ForAll @IntRange(min = 0, max = 9999) int at) {
        List<MerkleHash> leaves = leaves(size, at);
        int chosen = at % size;
        MerkleStream stream = stream(leaves, chosen);

        assertThat(stream.size()).isEqualTo(size);
        assertThat(stream.root()).isEqualTo(MerkleTree.root(leaves));
        assertThat(stream.proof().check(leaves.get(chosen), stream.root())).isEqualTo(ProofOutcome.HOLDS);
    }

    @Test
    void theProofGrowsWithTheTreeAndALaterChoiceReplacesAnEarlierOne() {
        List<MerkleHash> leaves = leaves(9, 2);
        MerkleStream stream = stream(leaves.subList(0, 3), 1);
        assertThat(stream.proof().treeSize()).isEqualTo(3);

        stream.append(leaves.get(3).bytes(), 0);
        assertThat(stream.proof()).isEqualTo(MerkleTree.of(leaves).inclusionProof(1, 4));

        stream.chooseNext();
        stream.append(leaves.get(4).bytes(), 0);
        assertThat(stream.proof()).isEqualTo(MerkleTree.of(leaves).inclusionProof(4, 5));
    }

    @Test
    void theEmptyTreeHasTheRootOfNothingAndNoProof() {
        MerkleStream stream = MerkleStream.create();

        assertThat(stream.root()).isEqualTo(MerkleHash.ofEmptyTree());
        assertThatIllegalStateException().isThrownBy(stream::proof);
        stream.chooseNext();
        assertThatIllegalStateException().isThrownBy(stream::proof);
    }

    @Test
    void aLeafIsReadFromItsPlaceInAnArrayAndCopied() {
        byte[] bytes = new byte[MerkleHash.LENGTH + 7];
        bytes[7] = 1;
        MerkleStream stream = MerkleStream.create();
        stream.append(bytes, 7);
        bytes[7] = 2;

        byte[] expected = new byte[MerkleHash.LENGTH];
        expected[0] = 1;
        assertThat(stream.root()).isEqualTo(MerkleHash.of(expected));
    }
}
