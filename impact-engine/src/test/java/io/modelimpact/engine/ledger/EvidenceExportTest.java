package io.modelimpact.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.Evidence;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.record.verify.Ed25519Signer;
import io.modelimpact.record.verify.ExportedRecord;
import io.modelimpact.record.verify.NoteVerifierKey;
import io.modelimpact.record.verify.RecordVerifier;
import io.modelimpact.record.verify.TrustPolicy;
import io.modelimpact.record.verify.VerificationOutcome;
import io.modelimpact.record.verify.VerificationReport;
import io.modelimpact.record.verify.VerificationStep;
import io.modelimpact.record.verify.VerificationVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies evidence that travels with its record, and finds every change to it. */
class EvidenceExportTest {
    private static final Ed25519Signer SIGNER = Ed25519Signer.ofSeed(new byte[Ed25519Signer.SEED_LENGTH]);
    private static final RecordVerifier VERIFIER =
            RecordVerifier.under(TrustPolicy.nobody().loggedBy(NoteVerifierKey.of(Entries.ORIGIN, SIGNER.verifier())));

    @TempDir
    private Path folder;

    private final Evaluation evaluation = SmallStudy.evaluation(SmallStudy.protocol());

    private ExportedRecord export() {
        try (Ledger ledger = Ledger.inMemory(Entries.ORIGIN)) {
            ledger.appendEvaluation(evaluation, Entries.ANN, Entries.NOON);
            return LedgerExport.of(ledger, evaluation.bundle(), SIGNER);
        }
    }

    @Test
    void evidenceIsExportedVerifiedAndReadBack() throws IOException {
        export().write(folder);

        VerificationReport report = VERIFIER.verify(ExportedRecord.read(folder));

        assertThat(report.verdict()).as(report.describe()).isEqualTo(VerificationVerdict.VERIFIED);
        assertThat(report.finding(VerificationStep.EVIDENCE).outcome()).isEqualTo(VerificationOutcome.PASSED);
        byte[] bytes = Files.readAllBytes(folder.resolve(ExportedRecord.EVIDENCE_FILE));
        JsonObject json = (JsonObject) JsonReader.strict().read(bytes);
        assertThat(Evidence.fromJson(json)).isEqualTo(evaluation.evidence());
    }

    @Test
    void everyFlippedBitOfTheEvidenceIsFound() {
        ExportedRecord export = export();
        byte[] evidence = export.evidence().orElseThrow();
        for (int i = 0; i < evidence.length; i++) {
            byte[] changed = evidence.clone();
            changed[i] ^= (byte) (1 << i % 8);
            VerificationReport report = VERIFIER.verify(export.withEvidence(changed));
            assertThat(report.verdict()).as("byte " + i).isEqualTo(VerificationVerdict.INTEGRITY_BROKEN);
            assertThat(report.finding(VerificationStep.EVIDENCE).code()).isEqualTo("evidence/digest");
        }
    }

    @Test
    void evidenceOfAnotherRecordIsFoundAndNoEvidenceIsNotAsked() {
        byte[] other = CanonicalJson.bytes(JsonObject.empty());
        assertThat(VERIFIER.verify(export().withEvidence(other)).verdict())
                .isEqualTo(VerificationVerdict.INTEGRITY_BROKEN);
        ExportedRecord alone = ExportedRecord.of(export().record());
        assertThat(VERIFIER.verify(alone).finding(VerificationStep.EVIDENCE).outcome())
                .isEqualTo(VerificationOutcome.NOT_ASKED);
        ExportedRecord unreadable = ExportedRecord.of(other).withEvidence(other);
        assertThat(VERIFIER.verify(unreadable)
                        .finding(VerificationStep.EVIDENCE)
                        .outcome())
                .isEqualTo(VerificationOutcome.MISSING);
    }
}
