package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.InputResult;
import java.util.Arrays;

/**
 * Says that a row is among those that a record was made from, for people who have the record and not the data. A value taken as it came, judged by
 * {@link #check}.
 *
 * @param root the root of the tree of all rows
 * @param inclusion the way from the row's hash to the root
 */
public record RowProof(MerkleHash root, InclusionProof inclusion) {

    private static final String FORMAT = "impact-row-proof-1";
    private static final int MAX_BYTES = 1 << 16;
    private static final int MEMBERS = 5;

    /**
     * Whether the row is among those that the record commits to in this input. {@link ProofOutcome#ROOT_DIFFERS} if the hashes lead elsewhere, or the root is
     * not the one the record commits to.
     *
     * @throws ImpactException code {@code proof/not-committed}, if the record has no commitment to this input's rows; {@code proof/other-schema}, if the row is
     *     of another schema than the one that was read
     */
    public ProofOutcome check(InputResult input, CanonicalRow row) {
        String committed = input.commitment()
                .orElseThrow(() -> new ImpactException(
                        "proof/not-committed",
                        "the record commits to no rows of " + input.dataset(),
                        "evaluate with inputs digested as COMMITMENT"));
        Digest schema = row.schema().digest();
        if (!schema.toString().equals(input.schemaDigest())) {
            throw new ImpactException(
                    "proof/other-schema",
                    "the rows of " + input.dataset() + " were read under " + input.schemaDigest()
                            + ", this one is under " + schema,
                    "make the schema of the fields that were read: " + input.columns());
        }
        ProofOutcome way = inclusion.check(row.leaf(), root);
        boolean bound = committed.equals(
                RowsetCommitment.ALGORITHM + ":" + RowsetCommitment.of(schema, inclusion.treeSize(), root));
        return way.holds() && !bound ? ProofOutcome.ROOT_DIFFERS : way;
    }

    /** The proof as canonical JSON, a fresh array. */
    public byte[] bytes() {
        return CanonicalJson.bytes(JsonObject.builder()
                .put("format", FORMAT)
                .put("root", root.base64())
                .put("leafIndex", inclusion.leafIndex())
                .put("rows", inclusion.treeSize())
                .put(
                        "path",
                        JsonArray.ofStrings(inclusion.path().stream()
                                .map(MerkleHash::base64)
                                .toList()))
                .build());
    }

    /**
     * Reads what {@link #bytes()} writes.
     *
     * @throws ImpactException code {@code proof/syntax} or {@code proof/hash-syntax} or a {@code json/} code, for anything else
     */
    public static RowProof parse(byte[] json) {
        JsonValue value = JsonReader.strict().withMaxBytes(MAX_BYTES).read(json);
        if (!(value instanceof JsonObject object)
                || !Arrays.equals(CanonicalJson.bytes(value), json)
                || object.size() != MEMBERS
                || !object.string("format").equals(FORMAT)) {
            throw new ImpactException(
                    "proof/syntax",
                    "expected the proof of a row as it was written, found something else",
                    "take the proof again from who has the data");
        }
        return new RowProof(
                MerkleHash.fromBase64(object.string("root")),
                new InclusionProof(
                        object.integer("leafIndex"),
                        object.integer("rows"),
                        object.array("path").strings().stream()
                                .map(MerkleHash::fromBase64)
                                .toList()));
    }
}
