package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.spi.Verifier;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who signed an envelope.
 *
 * @param acceptedKeys the trusted keys that signed, each once, as {@code algorithm:fingerprint} in that order
 * @param trustedKeys the number of different trusted keys
 * @param unverified the number of signatures that no trusted key made
 * @param mislabelled the number of signatures of trusted keys whose hint names another key
 */
public record EnvelopeVerdict(List<String> acceptedKeys, int trustedKeys, int unverified, int mislabelled) {

    /** Keeps its own copy. */
    public EnvelopeVerdict {
        acceptedKeys = List.copyOf(acceptedKeys);
    }

    /**
     * Whether at least so many different trusted public keys signed.
     *
     * @throws ImpactException code {@code signature/threshold}, if the threshold is below 1 or above the number of trusted keys, so that it would be
     *     met by nobody or never
     */
    public boolean meets(int threshold) {
        if (threshold < 1 || threshold > trustedKeys) {
            throw new ImpactException(
                    "signature/threshold",
                    "expected a threshold from 1 to the " + trustedKeys + " trusted keys, found " + threshold,
                    "trust more keys, or ask for fewer signatures");
        }
        return acceptedKeys.size() >= threshold;
    }

    static EnvelopeVerdict of(List<? extends Verifier> trusted, byte[] message, List<DsseSignature> signatures) {
        TreeSet<String> accepted = new TreeSet<>();
        int unverified = 0;
        int mislabelled = 0;
        for (DsseSignature signature : signatures) {
            Optional<? extends Verifier> key = trusted.stream()
                    .filter(candidate -> candidate.verify(message, signature.signature()))
                    .findFirst();
            key.ifPresent(found -> accepted.add(name(found)));
            unverified += key.isEmpty() ? 1 : 0;
            mislabelled += key.isPresent() && isMislabelled(signature, key.get()) ? 1 : 0;
        }
        TreeSet<String> known = new TreeSet<>();
        trusted.forEach(key -> known.add(name(key)));
        return new EnvelopeVerdict(List.copyOf(accepted), known.size(), unverified, mislabelled);
    }

    private static boolean isMislabelled(DsseSignature signature, Verifier key) {
        return signature
                .keyId()
                .map(hint -> !hint.equals(DsseEnvelope.keyId(key.publicKey())))
                .orElse(false);
    }

    private static String name(Verifier key) {
        return key.algorithm() + ":" + DsseEnvelope.keyId(key.publicKey());
    }
}
