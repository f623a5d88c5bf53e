package io.modelimpact.spi;

/** Accepts the signatures of one public key. Safe for use by several threads. */
public interface Verifier {

    /** The name of the algorithm in lower case, such as {@code ed25519}. */
    String algorithm();

    /** The public key in the algorithm's raw encoding, a fresh array. Two verifiers of one key count once towards a threshold. */
    byte[] publicKey();

    /** Whether the bytes were signed with the private key that belongs to this one. Malformed signatures are not accepted; nothing is thrown. */
    boolean verify(byte[] message, byte[] signature);
}
