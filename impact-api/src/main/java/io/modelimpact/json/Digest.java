package io.modelimpact.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest bound to the kind of thing it digests: SHA-256 of {@code "impact:" + kind + ":v1\n"} followed by the bytes. A
 * declaration can therefore never be passed off as a record of the same bytes.
 *
 * @param algorithm always {@value #SHA_256}
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String algorithm, String hex) {

    /** The only algorithm. */
    public static final String SHA_256 = "sha-256";

    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern KIND = Pattern.compile("[a-z0-9]([a-z0-9._/-]*[a-z0-9])?");

    /** Checks algorithm and digits; {@link IllegalArgumentException} otherwise. */
    public Digest {
        if (!algorithm.equals(SHA_256)) {
            throw new IllegalArgumentException("expected algorithm " + SHA_256 + ", found '" + algorithm + "'");
        }
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits, found '" + hex + "'");
        }
    }

    /**
     * The digest of bytes as a kind of thing.
     *
     * @param kind such as {@code record}: lower-case ASCII letters, digits and inner {@code . _ / -}; {@link IllegalArgumentException}
     *     otherwise
     * @param bytes what is digested; not kept
     */
    public static Digest of(String kind, byte[] bytes) {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException(
                    "expected a kind such as 'record' in lower-case ASCII, found '" + kind + "'");
        }
        MessageDigest sha256 = Sha256.create();
        sha256.update(("impact:" + kind + ":v1\n").getBytes(StandardCharsets.US_ASCII));
        return new Digest(SHA_256, HexFormat.of().formatHex(sha256.digest(bytes)));
    }

    /** The digest of a value's canonical bytes as a kind of thing. */
    public static Digest of(String kind, JsonValue value) {
        return of(kind, CanonicalJson.bytes(value));
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws JsonShapeException code {@code json/digest-syntax}, for anything else
     */
    public static Digest parse(String text) {
        String digits = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
        if (!HEX.matcher(digits).matches()) {
            throw new JsonShapeException(
                    "json/digest-syntax",
                    JsonPointer.root(),
                    "expected a digest, found '" + JsonShapeException.excerpt(text) + "'",
                    "write sha256: and 64 lower-case hexadecimal digits");
        }
        return new Digest(SHA_256, digits);
    }

    /** The 32 bytes of the digest, a fresh array. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** The digest as {@code sha256:} and its digits. */
    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
