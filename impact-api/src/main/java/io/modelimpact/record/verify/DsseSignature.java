package io.modelimpact.record.verify;

import java.util.Arrays;
import java.util.Optional;

/**
 * One signature of an envelope, not verified. Immutable.
 */
public final class DsseSignature {

    private final Optional<String> keyId;
    private final byte[] signature;

    /** A signature, copied, with an optional hint at the key it was made with. */
    public DsseSignature(Optional<String> keyId, byte[] signature) {
        this.keyId = keyId;
        this.signature = signature.clone();
    }

    /** The hint at the key. Nobody vouches for it. */
    public Optional<String> keyId() {
        return keyId;
    }

    /** The signature, a fresh array. */
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DsseSignature that
                && keyId.equals(that.keyId)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * keyId.hashCode() + Arrays.hashCode(signature);
    }

    /** The hint at the key. */
    @Override
    public String toString() {
        return "signature by " + keyId.orElse("a key without name");
    }
}
