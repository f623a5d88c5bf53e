package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The steps of verification that concern the ledger. Used once. */
final class LedgerVerification {

    /** The member of an entry that names the record it is about. */
    static final String RECORD_MEMBER = "recordDigest";

    private static final List<VerificationStep> STEPS = List.of(
            VerificationStep.CHECKPOINT,
            VerificationStep.WITNESSES,
            VerificationStep.ENTRY,
            VerificationStep.INCLUSION,
            VerificationStep.CONSISTENCY);

    private final TrustPolicy policy;
    private final Digest record;

    LedgerVerification(TrustPolicy policy, Digest record) {
        this.policy = policy;
        this.record = record;
    }

    List<VerificationFinding> verify(ExportedRecord export) {
        if (policy.ledger().isEmpty()) {
            return STEPS.stream()
                    .map(step -> VerificationFinding.notAsked(step, "the key of a ledger"))
                    .toList();
        }
        if (export.proof().isEmpty() || export.entry().isEmpty()) {
            return STEPS.stream()
                    .map(step -> VerificationFinding.missing(step, "ledger entry with its proof"))
                    .toList();
        }
        try {
            TransparencyProof proof = TransparencyProof.parse(export.proof().orElseThrow());
            return verify(export, proof, proof.checkpoint());
        } catch (ImpactException refused) {
            return STEPS.stream()
                    .map(step -> VerificationFinding.refused(step, refused))
                    .toList();
        }
    }

    private List<VerificationFinding> verify(ExportedRecord export, TransparencyProof proof, Checkpoint checkpoint) {
        byte[] entry = export.entry().orElseThrow();
        List<VerificationFinding> findings = new ArrayList<>();
        findings.add(checkpoint(proof.note(), checkpoint));
        findings.add(witnesses(proof.note()));
        findings.add(entry(entry));
        findings.add(found(VerificationStep.INCLUSION, proof.check(MerkleHash.ofLeaf(entry))));
        findings.add(consistency(export, checkpoint));
        return findings;
    }

    private VerificationFinding checkpoint(SignedNote note, Checkpoint checkpoint) {
        NoteVerifierKey key = policy.ledger().orElseThrow();
        if (!note.verify(List.of(key)).isTrusted()) {
            return VerificationFinding.failed(
                    VerificationStep.CHECKPOINT, "checkpoint/not-signed", "not signed by the key " + key.name());
        }
        return checkpoint.origin().equals(key.name())
                ? VerificationFinding.passed(
                        VerificationStep.CHECKPOINT, key.name() + " signed for " + checkpoint.size() + " entries")
                : VerificationFinding.failed(
                        VerificationStep.CHECKPOINT, "checkpoint/origin", "the checkpoint is of another ledger");
    }

    private VerificationFinding witnesses(SignedNote note) {
        if (policy.quorum() == 0) {
            return VerificationFinding.notAsked(VerificationStep.WITNESSES, "trusted witnesses");
        }
        NoteVerdict verdict = note.verify(policy.witnesses());
        int different = TrustPolicy.distinctKeys(
                verdict.accepted().stream().map(NoteVerifierKey::key).toList());
        String count = different + " witnesses cosigned, " + policy.quorum() + " asked for";
        return different >= policy.quorum() && verdict.refuted().isEmpty()
                ? VerificationFinding.passed(VerificationStep.WITNESSES, count)
                : VerificationFinding.failed(VerificationStep.WITNESSES, "checkpoint/not-witnessed", count);
    }

    private VerificationFinding entry(byte[] bytes) {
        try {
            JsonValue value = JsonReader.strict().read(bytes);
            boolean canonical = Arrays.equals(CanonicalJson.bytes(value), bytes);
            boolean names = value instanceof JsonObject entry
                    && entry.findString(RECORD_MEMBER)
                            .map(record.toString()::equals)
                            .orElse(false);
            return canonical && names
                    ? VerificationFinding.passed(VerificationStep.ENTRY, "the entry names " + record)
                    : VerificationFinding.failed(
                            VerificationStep.ENTRY, "entry/another-record", "the entry does not name " + record);
        } catch (ImpactException refused) {
            return VerificationFinding.refused(VerificationStep.ENTRY, refused);
        }
    }

    private VerificationFinding consistency(ExportedRecord export, Checkpoint later) {
        if (policy.remembered().isEmpty()) {
            return VerificationFinding.notAsked(VerificationStep.CONSISTENCY, "a checkpoint from before");
        }
        Checkpoint earlier = policy.remembered().get();
        if (!earlier.origin().equals(later.origin())) {
            return VerificationFinding.failed(
                    VerificationStep.CONSISTENCY, "checkpoint/origin", "the two checkpoints are of different ledgers");
        }
        if (earlier.size() > later.size()) {
            return found(VerificationStep.CONSISTENCY, ProofOutcome.SIZES_OUT_OF_ORDER);
        }
        if (earlier.size() == later.size()) {
            return found(
                    VerificationStep.CONSISTENCY,
                    earlier.root().equals(later.root()) ? ProofOutcome.HOLDS : ProofOutcome.ROOT_DIFFERS);
        }
        return export.consistency()
                .map(bytes -> consistency(bytes, earlier, later))
                .orElseGet(() -> VerificationFinding.missing(VerificationStep.CONSISTENCY, "consistency proof"));
    }

    private static VerificationFinding consistency(byte[] bytes, Checkpoint earlier, Checkpoint later) {
        try {
            ConsistencyProof proof = ConsistencyProof.parse(bytes);
            if (proof.firstSize() != earlier.size() || proof.secondSize() != later.size()) {
                return VerificationFinding.failed(
                        VerificationStep.CONSISTENCY, "proof/other-sizes", "the proof is for trees of other sizes");
            }
            return found(VerificationStep.CONSISTENCY, proof.check(earlier.root(), later.root()));
        } catch (ImpactException refused) {
            return VerificationFinding.refused(VerificationStep.CONSISTENCY, refused);
        }
    }

    private static VerificationFinding found(VerificationStep step, ProofOutcome outcome) {
        return outcome.holds()
                ? VerificationFinding.passed(step, outcome.reason())
                : VerificationFinding.failed(step, outcome.code(), outcome.reason());
    }
}
