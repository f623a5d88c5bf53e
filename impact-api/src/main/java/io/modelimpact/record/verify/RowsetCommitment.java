package io.modelimpact.record.verify;

import io.modelimpact.json.Digest;
import io.modelimpact.json.Sha256;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * What binds a record to the rows of a dataset, whatever their order: the hashes of all rows ({@link RowBytes}), sorted as unsigned numbers, a row that
 * occurs several times as often, are the leaves of a Merkle tree (RFC 6962, section 2.1). The commitment is SHA-256 of the byte 0x03, the digest of
 * the schema, the number of rows in 8 bytes, big-endian, and the tree's root.
 *
 * <p>Other rows under the same commitment would be a collision of SHA-256. Who can guess a whole row can check the guess against a proof that names its
 * hash: proofs are for people who may know that the row beside it exists.
 */
public final class RowsetCommitment {

    /** The name of this law in records. */
    public static final String ALGORITHM = "rowset-merkle-1";

    private static final byte DATASET = 3;

    private RowsetCommitment() {}

    /**
     * The commitment to the rows under a root, 64 lower-case hexadecimal digits.
     *
     * @param schema the digest of the schema
     * @param rows how many rows there are, the number of leaves
     * @param root the root of the tree of their hashes
     */
    public static String of(Digest schema, long rows, MerkleHash root) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + Sha256.LENGTH + Long.BYTES + MerkleHash.LENGTH);
        bytes.put(DATASET).put(schema.bytes()).putLong(rows).put(root.bytes());
        return HexFormat.of().formatHex(Sha256.of(bytes.array()));
    }
}
