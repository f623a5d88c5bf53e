package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.spi.Verifier;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key for pure Ed25519 (RFC 8032) with the implementation of the Java platform, and strict: keys and signatures are accepted in their one
 * canonical encoding only, and the eight points of small order, for which anybody can make signatures, are not keys. Immutable.
 */
public final class Ed25519PublicKey implements Verifier {

    /** The name of the algorithm. */
    public static final String ALGORITHM = "ed25519";

    /** The length of a raw key in bytes. */
    public static final int LENGTH = 32;

    static final int SIGNATURE_LENGTH = 64;

    /** Object identifier 1.3.101.112 and the frame of a SubjectPublicKeyInfo around 32 bytes (RFC 8410, section 4). */
    private static final byte[] INFO_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** 2^255 - 19. */
    private static final BigInteger FIELD = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    /** 2^252 + 27742317777372353535851937790883648493, the order of the base point. */
    private static final BigInteger ORDER =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private final byte[] bytes;
    private final PublicKey key;

    private Ed25519PublicKey(byte[] bytes) {
        this.bytes = bytes;
        this.key = decode(bytes);
    }

    /**
     * The key of 32 raw bytes, copied.
     *
     * @throws ImpactException code {@code signature/key-syntax}, for another length, an encoding that is not canonical, or a point of small order
     */
    public static Ed25519PublicKey of(byte[] raw) {
        if (raw.length != LENGTH) {
            throw syntax("expected " + LENGTH + " bytes, found " + raw.length);
        }
        if (!isCanonicalPoint(raw, 0) || SmallOrderPoints.contains(raw)) {
            throw syntax("the point is not canonical, or of small order");
        }
        return new Ed25519PublicKey(raw.clone());
    }

    /** The key in an X.509 SubjectPublicKeyInfo (RFC 8410), as Java and OpenSSL write it; errors as {@link #of}. */
    public static Ed25519PublicKey fromSubjectPublicKeyInfo(byte[] der) {
        boolean framed = der.length == INFO_PREFIX.length + LENGTH
                && Arrays.equals(der, 0, INFO_PREFIX.length, INFO_PREFIX, 0, INFO_PREFIX.length);
        if (!framed) {
            throw syntax("expected the 44 bytes of an Ed25519 SubjectPublicKeyInfo, found " + der.length);
        }
        return of(Arrays.copyOfRange(der, INFO_PREFIX.length, der.length));
    }

    @Override
    public String algorithm() {
        return ALGORITHM;
    }

    @Override
    public byte[] publicKey() {
        return bytes.clone();
    }

    /** The key as an X.509 SubjectPublicKeyInfo, a fresh array. */
    public byte[] subjectPublicKeyInfo() {
        byte[] info = Arrays.copyOf(INFO_PREFIX, INFO_PREFIX.length + LENGTH);
        System.arraycopy(bytes, 0, info, INFO_PREFIX.length, LENGTH);
        return info;
    }

    /** SHA-256 of the raw key in lower-case hexadecimal digits: the name by which an envelope hints at the key. */
    public String fingerprint() {
        return DsseEnvelope.keyId(bytes);
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
        if (!isCanonicalSignature(signature)) {
            return false;
        }
        try {
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(key);
            verification.update(message);
            return verification.verify(signature);
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ed25519PublicKey that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Algorithm and fingerprint. */
    @Override
    public String toString() {
        return ALGORITHM + ":" + fingerprint();
    }

    /** RFC 8032, section 5.1.7: R is the canonical encoding of a point, and S is below the order of the base point. */
    private static boolean isCanonicalSignature(byte[] signature) {
        return signature.length == SIGNATURE_LENGTH
                && isCanonicalPoint(signature, 0)
                && littleEndian(signature, LENGTH).compareTo(ORDER) < 0;
    }

    /** Whether y is reduced, and x = 0, which holds for y = 1 and y = -1, has no sign (RFC 8032, section 5.1.3). */
    private static boolean isCanonicalPoint(byte[] bytes, int offset) {
        BigInteger encoded = littleEndian(bytes, offset);
        BigInteger y = encoded.clearBit(255);
        boolean zeroX = y.equals(BigInteger.ONE) || y.equals(FIELD.subtract(BigInteger.ONE));
        return y.compareTo(FIELD) < 0 && !(zeroX && encoded.testBit(255));
    }

    private static BigInteger littleEndian(byte[] bytes, int offset) {
        byte[] bigEndian = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            bigEndian[i] = bytes[offset + LENGTH - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    private PublicKey decode(byte[] raw) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo()));
        } catch (GeneralSecurityException e) {
            throw new ImpactException(
                    "signature/key-syntax",
                    "the platform refused the " + raw.length + " bytes of the key",
                    remedy(),
                    e);
        }
    }

    private static ImpactException syntax(String message) {
        return new ImpactException("signature/key-syntax", "not an Ed25519 public key: " + message, remedy());
    }

    private static String remedy() {
        return "take the public key again from its owner";
    }
}
