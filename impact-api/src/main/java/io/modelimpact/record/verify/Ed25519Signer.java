package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.spi.Signer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;

/**
 * Signs with pure Ed25519 (RFC 8032) and a private key in memory, with the implementation of the Java platform. Equal messages get equal signatures.
 * A host that keeps its keys elsewhere implements {@link Signer} itself. Immutable.
 */
public final class Ed25519Signer implements Signer {

    /** The length of a seed in bytes. */
    public static final int SEED_LENGTH = 32;

    private final PrivateKey privateKey;
    private final Ed25519PublicKey publicKey;

    private Ed25519Signer(PrivateKey privateKey, Ed25519PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * A signer with a key pair of the platform, such as one from a key store.
     *
     * @throws ImpactException code {@code signature/key-syntax}, unless the two are Ed25519 keys that belong together
     */
    public static Ed25519Signer of(PrivateKey privateKey, PublicKey publicKey) {
        Ed25519Signer signer =
                new Ed25519Signer(privateKey, Ed25519PublicKey.fromSubjectPublicKeyInfo(publicKey.getEncoded()));
        byte[] probe = {1};
        if (!signer.publicKey.verify(probe, signer.sign(probe))) {
            throw keyFailure("the private key does not belong to the public key");
        }
        return signer;
    }

    /** A signer with a fresh key pair. */
    public static Ed25519Signer generate() {
        return of(keyPair(new SecureRandom()));
    }

    /**
     * A signer with the key pair that a seed stands for (RFC 8032, section 5.1.5).
     *
     * @throws ImpactException code {@code signature/key-syntax}, unless there are {@value #SEED_LENGTH} bytes
     */
    public static Ed25519Signer ofSeed(byte[] seed) {
        if (seed.length != SEED_LENGTH) {
            throw keyFailure("expected a seed of " + SEED_LENGTH + " bytes, found " + seed.length);
        }
        KeyPair pair = keyPair(new FixedBytes(seed));
        boolean taken = pair.getPrivate() instanceof EdECPrivateKey key
                && key.getBytes().map(bytes -> Arrays.equals(bytes, seed)).orElse(false);
        if (!taken) {
            throw new IllegalStateException("the platform's Ed25519 does not derive keys from a seed");
        }
        return of(pair);
    }

    @Override
    public String algorithm() {
        return Ed25519PublicKey.ALGORITHM;
    }

    @Override
    public byte[] publicKey() {
        return publicKey.publicKey();
    }

    /** The verifier of this signer's signatures. */
    public Ed25519PublicKey verifier() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new ImpactException(
                    "signature/not-signed",
                    "the key " + publicKey + " could not sign",
                    "check that the key may be used for signing",
                    e);
        }
    }

    private static Ed25519Signer of(KeyPair pair) {
        return of(pair.getPrivate(), pair.getPublic());
    }

    private static KeyPair keyPair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519; this one does not", e);
        }
    }

    private static ImpactException keyFailure(String message) {
        return new ImpactException(
                "signature/key-syntax", message, "give both halves of one Ed25519 key pair, or its 32-byte seed");
    }

    /** Hands out the seed as randomness: the platform has no other way from a seed to its public key. */
    private static final class FixedBytes extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] fixed;

        FixedBytes(byte[] fixed) {
            this.fixed = fixed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(fixed, 0, bytes, 0, bytes.length);
        }
    }
}
