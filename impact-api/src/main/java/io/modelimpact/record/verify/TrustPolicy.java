package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.spi.Verifier;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whom a verifier trusts, and what it therefore asks of an exported record. Keys come from somewhere else than the export. Immutable.
 */
public final class TrustPolicy {

    private final List<Verifier> signers;
    private final int threshold;
    private final Optional<NoteVerifierKey> ledger;
    private final List<NoteVerifierKey> witnesses;
    private final int quorum;
    private final Optional<Checkpoint> remembered;

    private TrustPolicy(
            List<Verifier> signers,
            int threshold,
            Optional<NoteVerifierKey> ledger,
            List<NoteVerifierKey> witnesses,
            int quorum,
            Optional<Checkpoint> remembered) {
        this.signers = signers;
        this.threshold = threshold;
        this.ledger = ledger;
        this.witnesses = witnesses;
        this.quorum = quorum;
        this.remembered = remembered;
    }

    /** Trusts nobody: only the form of the record is verified, which proves nothing. */
    public static TrustPolicy nobody() {
        return new TrustPolicy(List.of(), 0, Optional.empty(), List.of(), 0, Optional.empty());
    }

    /**
     * Also asks that so many of these different public keys signed the statement about the record.
     *
     * @throws ImpactException code {@code signature/threshold}, unless the threshold is from 1 to the number of different keys
     */
    public TrustPolicy signedBy(List<? extends Verifier> keys, int atLeast) {
        requireThreshold(atLeast, distinctKeys(keys));
        return new TrustPolicy(List.copyOf(keys), atLeast, ledger, witnesses, quorum, remembered);
    }

    /** Also asks that an entry about the record is in the ledger that this key signs for, whose origin is the key's name. */
    public TrustPolicy loggedBy(NoteVerifierKey key) {
        return new TrustPolicy(signers, threshold, Optional.of(key), witnesses, quorum, remembered);
    }

    /**
     * Also asks that so many of these different witnesses cosigned the checkpoint; errors as {@link #signedBy}, or code {@code verify/no-ledger} before
     * {@link #loggedBy}.
     */
    public TrustPolicy witnessedBy(List<NoteVerifierKey> keys, int atLeast) {
        requireLedger();
        requireThreshold(
                atLeast, distinctKeys(keys.stream().map(NoteVerifierKey::key).toList()));
        return new TrustPolicy(signers, threshold, ledger, List.copyOf(keys), atLeast, remembered);
    }

    /**
     * Also asks that the ledger begins with the entries of a checkpoint that the verifier kept from before; {@link ImpactException} code
     * {@code verify/no-ledger} before {@link #loggedBy}.
     */
    public TrustPolicy remembering(Checkpoint earlier) {
        requireLedger();
        return new TrustPolicy(signers, threshold, ledger, witnesses, quorum, Optional.of(earlier));
    }

    /** The keys that may sign statements; immutable. */
    public List<Verifier> signers() {
        return signers;
    }

    /** How many of them have to; 0 if statements are not asked for. */
    public int threshold() {
        return threshold;
    }

    /** The key of the ledger, if entries are asked for. */
    public Optional<NoteVerifierKey> ledger() {
        return ledger;
    }

    /** The keys that may cosign checkpoints; immutable. */
    public List<NoteVerifierKey> witnesses() {
        return witnesses;
    }

    /** How many of them have to; 0 if cosignatures are not asked for. */
    public int quorum() {
        return quorum;
    }

    /** The checkpoint from before. */
    public Optional<Checkpoint> remembered() {
        return remembered;
    }

    static int distinctKeys(List<? extends Verifier> keys) {
        TreeSet<String> distinct = new TreeSet<>();
        keys.forEach(key -> distinct.add(key.algorithm() + ":" + HexFormat.of().formatHex(key.publicKey())));
        return distinct.size();
    }

    private void requireLedger() {
        if (ledger.isEmpty()) {
            throw new ImpactException(
                    "verify/no-ledger",
                    "no ledger is trusted, so none of its checkpoints is looked at",
                    "call loggedBy first");
        }
    }

    private static void requireThreshold(int threshold, int keys) {
        if (threshold < 1 || threshold > keys) {
            throw new ImpactException(
                    "signature/threshold",
                    "expected a threshold from 1 to the " + keys + " different trusted keys, found " + threshold,
                    "trust more keys, or ask for fewer signatures");
        }
    }
}
