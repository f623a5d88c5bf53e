package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.json.Digest;
import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Verifies an exported record under a policy of trust: offline, without the engine, without data. Finds nothing out about whether the inputs were true;
 * it tells whether the bytes are those that were signed and logged. Immutable.
 */
public final class RecordVerifier {

    private final TrustPolicy policy;

    private RecordVerifier(TrustPolicy policy) {
        this.policy = policy;
    }

    /** A verifier under a policy. */
    public static RecordVerifier under(TrustPolicy policy) {
        return new RecordVerifier(policy);
    }

    /** Verifies every step. Whatever the export holds, nothing is thrown; what does not hold is a finding. */
    public VerificationReport verify(ExportedRecord export) {
        List<VerificationFinding> findings = new ArrayList<>();
        Optional<ImpactRecord> record = record(export, findings);
        findings.add(evidence(export, record));
        Digest digest = Digest.of(ImpactRecord.DIGEST_KIND, export.record());
        signatures(export, record, findings);
        findings.addAll(new LedgerVerification(policy, digest).verify(export));
        return new VerificationReport(findings, record);
    }

    private static Optional<ImpactRecord> record(ExportedRecord export, List<VerificationFinding> findings) {
        try {
            ImpactRecord record = ImpactRecord.read(export.record());
            findings.add(VerificationFinding.passed(VerificationStep.RECORD, record.toString()));
            return Optional.of(record);
        } catch (ImpactException refused) {
            findings.add(VerificationFinding.refused(VerificationStep.RECORD, refused));
            return Optional.empty();
        }
    }

    private static VerificationFinding evidence(ExportedRecord export, Optional<ImpactRecord> record) {
        if (export.evidence().isEmpty()) {
            return VerificationFinding.notAsked(VerificationStep.EVIDENCE, "the evidence, which need not be exported");
        }
        if (record.isEmpty()) {
            return VerificationFinding.missing(VerificationStep.EVIDENCE, "readable record that names its evidence");
        }
        String named = record.get().evidenceDigest();
        String found = Digest.of(
                        ImpactBundle.EVIDENCE_DIGEST_KIND, export.evidence().get())
                .toString();
        return named.equals(found)
                ? VerificationFinding.passed(VerificationStep.EVIDENCE, "the record was judged from " + found)
                : VerificationFinding.failed(
                        VerificationStep.EVIDENCE,
                        "evidence/digest",
                        "the record was judged from " + named + ", the evidence is " + found);
    }

    private void signatures(ExportedRecord export, Optional<ImpactRecord> record, List<VerificationFinding> findings) {
        if (policy.threshold() == 0) {
            findings.add(VerificationFinding.notAsked(VerificationStep.SIGNATURES, "trusted signers"));
            findings.add(VerificationFinding.notAsked(VerificationStep.STATEMENT, "trusted signers"));
        } else if (export.envelope().isEmpty()) {
            findings.add(VerificationFinding.missing(VerificationStep.SIGNATURES, "signed statement"));
            findings.add(VerificationFinding.missing(VerificationStep.STATEMENT, "signed statement"));
        } else {
            envelope(export, record, findings);
        }
    }

    private void envelope(ExportedRecord export, Optional<ImpactRecord> record, List<VerificationFinding> findings) {
        byte[] bytes = export.envelope().orElseThrow();
        try {
            DsseEnvelope envelope = DsseEnvelope.read(bytes);
            findings.add(signatures(envelope, bytes));
            findings.add(statement(envelope, export.record(), record));
        } catch (ImpactException refused) {
            VerificationStep step = findings.get(findings.size() - 1).step() == VerificationStep.EVIDENCE
                    ? VerificationStep.SIGNATURES
                    : VerificationStep.STATEMENT;
            findings.add(VerificationFinding.refused(step, refused));
            if (step == VerificationStep.SIGNATURES) {
                findings.add(VerificationFinding.missing(VerificationStep.STATEMENT, "readable statement"));
            }
        }
    }

    /** Hints at keys decide nothing; one that is wrong still shows that somebody changed the file. */
    private VerificationFinding signatures(DsseEnvelope envelope, byte[] bytes) {
        EnvelopeVerdict verdict = envelope.verify(policy.signers());
        String count = verdict.acceptedKeys().size() + " of " + verdict.trustedKeys() + " trusted keys signed, "
                + policy.threshold() + " asked for";
        if (!verdict.meets(policy.threshold())) {
            return VerificationFinding.failed(VerificationStep.SIGNATURES, "signature/too-few", count);
        }
        if (verdict.mislabelled() > 0) {
            return VerificationFinding.failed(
                    VerificationStep.SIGNATURES, "signature/mislabelled", "a signature names another key than its own");
        }
        if (!Arrays.equals(envelope.bytes(), bytes)) {
            return VerificationFinding.failed(
                    VerificationStep.SIGNATURES,
                    "dsse/not-canonical",
                    "the envelope is not in the form it was written in");
        }
        return VerificationFinding.passed(VerificationStep.SIGNATURES, count);
    }

    private static VerificationFinding statement(
            DsseEnvelope envelope, byte[] record, Optional<ImpactRecord> readable) {
        if (!envelope.payloadType().equals(RecordStatement.PAYLOAD_TYPE)) {
            return VerificationFinding.failed(
                    VerificationStep.STATEMENT, "statement/type", "the payload is of another type than a statement");
        }
        RecordStatement signed = RecordStatement.read(envelope.payload());
        RecordStatement expected = RecordStatement.about(record);
        if (!signed.equals(expected)) {
            return VerificationFinding.failed(
                    VerificationStep.STATEMENT,
                    "statement/subject",
                    "the statement is about " + signed.recordDigest() + ", the record is " + expected.recordDigest());
        }
        List<Problem> uncommitted = readable.map(RecordStatement::uncommitted).orElse(List.of());
        return uncommitted.isEmpty()
                ? VerificationFinding.passed(
                        VerificationStep.STATEMENT, "the statement is about " + signed.recordDigest())
                : VerificationFinding.refused(
                        VerificationStep.STATEMENT,
                        new ImpactException(uncommitted.get(0).code(), uncommitted));
    }
}
