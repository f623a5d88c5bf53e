package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.json.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A hash in a Merkle tree (RFC 6962, section 2.1): SHA-256 with one byte before the data that tells leaves (0x00) from inner nodes (0x01), so that
 * neither can be passed off as the other. 32 bytes, compared in constant time. Immutable.
 */
public final class MerkleHash {

    /** The length in bytes. */
    public static final int LENGTH = Sha256.LENGTH;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final MerkleHash EMPTY_TREE = new MerkleHash(Sha256.of(new byte[0]));

    private final byte[] bytes;

    private MerkleHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static MerkleHash ofEmptyTree() {
        return EMPTY_TREE;
    }

    /** The leaf of an entry: SHA-256 of 0x00 and the entry's bytes, which may be none. */
    public static MerkleHash ofLeaf(byte[] entry) {
        MessageDigest digest = Sha256.create();
        digest.update(LEAF);
        return new MerkleHash(digest.digest(entry));
    }

    /** The node above two others: SHA-256 of 0x01, the left hash and the right hash. */
    public static MerkleHash ofNode(MerkleHash left, MerkleHash right) {
        MessageDigest digest = Sha256.create();
        digest.update(NODE);
        digest.update(left.bytes);
        return new MerkleHash(digest.digest(right.bytes));
    }

    /**
     * The hash of the given bytes, copied.
     *
     * @throws ImpactException code {@code proof/hash-syntax}, unless there are {@value #LENGTH} bytes
     */
    public static MerkleHash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw syntax(bytes.length + " bytes");
        }
        return new MerkleHash(bytes.clone());
    }

    /** Reads 64 lower-case hexadecimal digits; {@link ImpactException} code {@code proof/hash-syntax} for anything else. */
    public static MerkleHash fromHex(String hex) {
        if (hex.length() != 2 * LENGTH
                || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw syntax(hex.length() + " characters that are not 64 lower-case hexadecimal digits");
        }
        return new MerkleHash(HexFormat.of().parseHex(hex));
    }

    /**
     * Reads standard Base64 with padding, in its one canonical spelling; {@link ImpactException} code {@code proof/hash-syntax} for anything
     * else.
     */
    public static MerkleHash fromBase64(String base64) {
        return StrictBase64.decode(base64).map(MerkleHash::of).orElseThrow(() -> syntax("text that is not Base64"));
    }

    /** The bytes, a fresh array. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes as lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** The bytes in standard Base64 with padding. */
    public String base64() {
        return StrictBase64.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MerkleHash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The hexadecimal digits. */
    @Override
    public String toString() {
        return hex();
    }

    private static ImpactException syntax(String found) {
        return new ImpactException(
                "proof/hash-syntax",
                "expected a SHA-256 hash of " + LENGTH + " bytes, found " + found,
                "take the proof again from the ledger that made it");
    }
}
