package io.modelimpact.record.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MerkleProperties {

    @Property(seed = "6962", tries = 200)
    void proofsOfRandomTreesHold(
            @ForAll @Size(min = 1, max = 400) List<byte[]> entries, @ForAll @IntRange(min = 0, max = 9999) int at) {
        List<MerkleHash> leaves = entries.stream().map(MerkleHash::ofLeaf).toList();
        MerkleTree tree = MerkleTree.of(leaves);
        int size = 1 + at % leaves.size();
        int index = at % size;

        assertThat(tree.inclusionProof(index, size).check(leaves.get(index), tree.root(size)))
                .isEqualTo(ProofOutcome.HOLDS);
        assertThat(tree.consistencyProof(index + 1, size).check(tree.root(index + 1), tree.root(size)))
                .isEqualTo(ProofOutcome.HOLDS);
        assertThat(ConsistencyProof.parse(tree.consistencyProof(index + 1, size).bytes()))
                .isEqualTo(tree.consistencyProof(index + 1, size));
    }

    @Property(seed = "9162", tries = 200)
    void aChangedDroppedSwappedOrInsertedEntryMovesTheRootAndBreaksConsistency(
            @ForAll @IntRange(min = 2, max = 200) int size,
            @ForAll @IntRange(min = 0, max = 9999) int at,
            @ForAll @IntRange(min = 0, max = 3) int attack) {
        List<MerkleHash> honest =
                IntStream.range(0, size).mapToObj(MerkleProperties::leaf).toList();
        List<MerkleHash> forged = attacked(honest, at % (size - 1), attack);
        MerkleHash seen = MerkleTree.root(honest);

        assertThat(MerkleTree.root(forged)).isNotEqualTo(seen);
        forged.add(leaf(-1));
        forged.add(leaf(-2));
        MerkleTree later = MerkleTree.of(forged);
        assertThat(later.consistencyProof(size, forged.size())
                        .check(seen, later.root())
                        .holds())
                .isFalse();
    }

    private static List<MerkleHash> attacked(List<MerkleHash> honest, int at, int attack) {
        List<MerkleHash> forged = new ArrayList<>(honest);
        switch (attack) {
            case 0 -> forged.set(at, leaf(-9));
            case 1 -> forged.remove(at);
            case 2 -> forged.set(at, forged.set(at + 1, forged.get(at)));
            default -> forged.add(at, leaf(-9));
        }
        return forged;
    }

    private static MerkleHash leaf(int number) {
        return MerkleHash.ofLeaf(new byte[] {(byte) number, (byte) (number >> 8)});
    }
}
