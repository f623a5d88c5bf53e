package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonValue;
import java.util.Arrays;
import java.util.List;

/**
 * Says that the first entries of a later tree are all the entries of an earlier one (RFC 9162, section 2.1.4): nothing was changed, dropped,
 * inserted or moved in between. A value taken as it came: sizes and hashes are judged by {@link #check}, not here.
 *
 * @param firstSize the number of entries of the earlier tree
 * @param secondSize the number of entries of the later tree
 * @param path the hashes of the nodes that both trees are made of
 */
public record ConsistencyProof(long firstSize, long secondSize, List<MerkleHash> path) {

    private static final int MAX_BYTES = 1 << 16;

    /** Keeps its own copy of the path. */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Whether a tree of the first size and root can grow into one of the second size and root by appending only; algorithm of RFC 9162, section
     * 2.1.4.2. Trees of equal size are consistent if their roots are equal and the path is empty. An empty first tree is refused.
     */
    public ProofOutcome check(MerkleHash firstRoot, MerkleHash secondRoot) {
        if (firstSize < 0 || firstSize > secondSize) {
            return ProofOutcome.SIZES_OUT_OF_ORDER;
        }
        if (firstSize == 0) {
            return ProofOutcome.EMPTY_TREE;
        }
        if (firstSize == secondSize) {
            return checkSameSize(firstRoot, secondRoot);
        }
        boolean firstIsSubtree = Long.bitCount(firstSize) == 1;
        if (!firstIsSubtree && path.isEmpty()) {
            return ProofOutcome.WRONG_PATH_LENGTH;
        }
        MerkleHash start = firstIsSubtree ? firstRoot : path.get(0);
        return climb(start, firstIsSubtree ? path : path.subList(1, path.size()), firstRoot, secondRoot);
    }

    /** The proof as canonical JSON, hashes in Base64; a fresh array. */
    public byte[] bytes() {
        return CanonicalJson.bytes(JsonObject.builder()
                .put("firstSize", firstSize)
                .put("secondSize", secondSize)
                .put(
                        "path",
                        JsonArray.ofStrings(
                                path.stream().map(MerkleHash::base64).toList()))
                .build());
    }

    /**
     * Reads what {@link #bytes()} writes.
     *
     * @throws ImpactException code {@code proof/syntax} or {@code proof/hash-syntax} or a {@code json/} code, for anything else
     */
    public static ConsistencyProof parse(byte[] json) {
        JsonValue value = JsonReader.strict().withMaxBytes(MAX_BYTES).read(json);
        if (!(value instanceof JsonObject object)
                || !Arrays.equals(CanonicalJson.bytes(value), json)
                || object.size() != 3) {
            throw new ImpactException(
                    "proof/syntax",
                    "expected a consistency proof as it was written, found something else",
                    "take the proof again from the ledger");
        }
        return new ConsistencyProof(
                object.integer("firstSize"),
                object.integer("secondSize"),
                object.array("path").strings().stream()
                        .map(MerkleHash::fromBase64)
                        .toList());
    }

    private ProofOutcome checkSameSize(MerkleHash firstRoot, MerkleHash secondRoot) {
        if (!path.isEmpty()) {
            return ProofOutcome.WRONG_PATH_LENGTH;
        }
        return firstRoot.equals(secondRoot) ? ProofOutcome.HOLDS : ProofOutcome.ROOT_DIFFERS;
    }

    private ProofOutcome climb(MerkleHash start, List<MerkleHash> rest, MerkleHash firstRoot, MerkleHash secondRoot) {
        int shared = Long.numberOfTrailingZeros(firstSize);
        long node = (firstSize - 1) >>> shared;
        long last = (secondSize - 1) >>> shared;
        MerkleHash first = start;
        MerkleHash second = start;
        for (MerkleHash next : rest) {
            if (last == 0) {
                return ProofOutcome.WRONG_PATH_LENGTH;
            }
            if ((node & 1) == 1 || node == last) {
                first = MerkleHash.ofNode(next, first);
                second = MerkleHash.ofNode(next, second);
                int skipped = node == 0 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= skipped;
                last >>>= skipped;
            } else {
                second = MerkleHash.ofNode(second, next);
            }
            node >>>= 1;
            last >>>= 1;
        }
        if (last != 0) {
            return ProofOutcome.WRONG_PATH_LENGTH;
        }
        if (!first.equals(firstRoot)) {
            return ProofOutcome.ROOT_DIFFERS;
        }
        return second.equals(secondRoot) ? ProofOutcome.HOLDS : ProofOutcome.LATER_ROOT_DIFFERS;
    }
}
