package io.modelimpact.spi;

/**
 * Signs on behalf of a host, which keeps the private key where it wants: in memory, in a key store, in a hardware module. Called by one thread at a
 * time.
 */
public interface Signer {

    /** The name of the algorithm in lower case, such as {@code ed25519}; equal to that of the {@link Verifier} that accepts the signatures. */
    String algorithm();

    /** The public key in the algorithm's raw encoding (Ed25519: the 32 bytes of RFC 8032), a fresh array. */
    byte[] publicKey();

    /**
     * The signature over exactly these bytes.
     *
     * @throws io.modelimpact.ImpactException code {@code signature/not-signed}, if the key can not be used
     */
    byte[] sign(byte[] message);
}
