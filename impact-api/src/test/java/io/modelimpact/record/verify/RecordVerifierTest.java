package io.modelimpact.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonString;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.spi.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The attacks of which signatures and proofs say that they detect them, and those of which they say that they do not. */
class RecordVerifierTest {

    private static final JsonObject SAMPLE = sample();

    /** The sample without its long parts, so that every bit of it can be flipped. */
    private static final ImpactRecord SMALL = ImpactRecord.of(SAMPLE.with(
                    "results", JsonObject.builder().build())
            .with("declaration", JsonObject.builder().build())
            .with("inputs", JsonArray.of())
            .with(
                    "protocol",
                    SAMPLE.object("protocol").with("methods", JsonArray.of()).without("multiplicity"))
            .with("diagnostics", JsonArray.of())
            .with("decision", SAMPLE.object("decision").with("candidates", JsonArray.of()))
            .with(
                    "statements",
                    JsonObject.builder().put("identification", "RANDOMIZED").build()));

    private final ImpactRecord record = ImpactRecord.of(SAMPLE);
    private final ExportFixture fixture = new ExportFixture(record);
    private final RecordVerifier verifier = RecordVerifier.under(fixture.policy());

    @Test
    void anUntouchedExportIsVerifiedInEveryStepItIsAskedFor() {
        VerificationReport report = verifier.verify(fixture.export());

        assertThat(report.verdict()).as(report.describe()).isEqualTo(VerificationVerdict.VERIFIED);
        assertThat(report.record()).contains(record);
        assertThat(report.findings()).extracting(VerificationFinding::step).containsExactly(VerificationStep.values());
        assertThat(report.finding(VerificationStep.WITNESSES).outcome()).isEqualTo(VerificationOutcome.NOT_ASKED);
    }

    @Test
    void theFilesOfAnExportVerifyAsTheExportDoes(@TempDir Path folder) {
        fixture.export().write(folder.resolve("export"));

        assertThat(verifier.verify(ExportedRecord.read(folder.resolve("export")))
                        .verdict())
                .isEqualTo(VerificationVerdict.VERIFIED);
        assertThatThrownBy(() -> ExportedRecord.read(folder)).isInstanceOf(ImpactException.class);
    }

    @Test
    void everyFlippedBitOfTheEnvelopeIsDetected() {
        byte[] envelope = RecordStatement.sign(SMALL, ExportFixture.ANN).bytes();

        assertEveryFlipIsDetected(
                signedByAnn(),
                envelope,
                bytes -> ExportedRecord.of(SMALL.bytes()).withEnvelope(bytes));
    }

    @Test
    void everyFlippedBitOfTheRecordIsDetected() {
        byte[] envelope = RecordStatement.sign(SMALL, ExportFixture.ANN).bytes();

        assertEveryFlipIsDetected(
                signedByAnn(), SMALL.bytes(), bytes -> ExportedRecord.of(bytes).withEnvelope(envelope));
    }

    @Test
    void everyFlippedBitOfTheProofAndItsCheckpointIsDetected() {
        ExportFixture small = new ExportFixture(SMALL);
        byte[] proof = small.proof(ExportFixture.LOG).bytes();

        assertEveryFlipIsDetected(
                logged(), proof, bytes -> ExportedRecord.of(SMALL.bytes()).withEntry(small.entry(), bytes));
    }

    @Test
    void everyFlippedBitOfTheEntryIsDetected() {
        ExportFixture small = new ExportFixture(SMALL);
        byte[] proof = small.proof(ExportFixture.LOG).bytes();

        assertEveryFlipIsDetected(
                logged(),
                small.entry(),
                bytes -> ExportedRecord.of(SMALL.bytes()).withEntry(bytes, proof));
    }

    @Test
    void everyFlippedBitOfTheConsistencyProofIsDetected() {
        ExportFixture small = new ExportFixture(SMALL);
        byte[] consistency = small.tree().consistencyProof(3, 7).bytes();

        for (int bit = 0; bit < 8 * consistency.length; bit++) {
            byte[] flipped = flip(consistency, bit);
            assertThat(isDetected(flipped, small.tree())).as("bit %d", bit).isTrue();
        }
    }

    @Test
    void anEditedRecordWithRecomputedDigestsNeedsTheKeys() {
        JsonObject edited = SAMPLE.with("asOf", new JsonString("2027-01-01T00:00:00Z"));
        ExportFixture forged = new ExportFixture(ImpactRecord.of(edited));
        ExportedRecord resigned = ExportedRecord.of(ImpactRecord.of(edited).bytes())
                .withEnvelope(RecordStatement.sign(ImpactRecord.of(edited), ExportFixture.STRANGER)
                        .bytes())
                .withEntry(forged.entry(), forged.proof(ExportFixture.STRANGER).bytes())
                .withConsistency(forged.tree().consistencyProof(3, 7).bytes());

        VerificationReport report = verifier.verify(resigned);

        assertThat(report.finding(VerificationStep.SIGNATURES).code()).isEqualTo("signature/too-few");
        assertThat(report.finding(VerificationStep.CHECKPOINT).code()).isEqualTo("checkpoint/not-signed");
    }

    @Test
    void theStatementOfAnotherRecordIsDetected() {
        ImpactRecord other = ImpactRecord.of(SAMPLE.with("asOf", new JsonString("2027-01-01T00:00:00Z")));
        DsseEnvelope envelope = RecordStatement.sign(other, ExportFixture.ANN).signedBy(ExportFixture.BEN);

        VerificationReport report = verifier.verify(fixture.export().withEnvelope(envelope.bytes()));

        assertThat(report.finding(VerificationStep.STATEMENT).code()).isEqualTo("statement/subject");
        assertThat(report.verdict()).isEqualTo(VerificationVerdict.INTEGRITY_BROKEN);
    }

    @Test
    void aRecordThatDoesNotCommitToItsRowsIsNotSigned() {
        ImpactRecord uncommitted = withoutCommitment();

        assertThatThrownBy(() -> RecordStatement.sign(uncommitted, ExportFixture.ANN))
                .isInstanceOfSatisfying(ImpactException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("statement/not-committed");
                    assertThat(refused.problems()).singleElement().satisfies(problem -> {
                        assertThat(problem.path()).isEqualTo("users");
                        assertThat(problem.message()).contains("FINGERPRINT").contains("COMMITMENT");
                    });
                });
    }

    @Test
    void aStatementThatSomebodySignedAboutSuchARecordIsNotAccepted() {
        ImpactRecord uncommitted = withoutCommitment();
        String payload = new String(
                        RecordStatement.sign(record, ExportFixture.ANN).payload(), StandardCharsets.UTF_8)
                .replace(
                        RecordStatement.about(record).fileSha256(),
                        RecordStatement.about(uncommitted).fileSha256())
                .replace(record.digest().toString(), uncommitted.digest().toString());
        DsseEnvelope envelope = DsseEnvelope.unsigned(
                        RecordStatement.PAYLOAD_TYPE, payload.getBytes(StandardCharsets.UTF_8))
                .signedBy(ExportFixture.ANN);

        VerificationReport report =
                signedByAnn().verify(ExportedRecord.of(uncommitted.bytes()).withEnvelope(envelope.bytes()));

        assertThat(report.finding(VerificationStep.SIGNATURES).outcome()).isEqualTo(VerificationOutcome.PASSED);
        assertThat(report.finding(VerificationStep.STATEMENT).code()).isEqualTo("statement/not-committed");
        assertThat(report.verdict()).isEqualTo(VerificationVerdict.INTEGRITY_BROKEN);
    }

    private static ImpactRecord withoutCommitment() {
        JsonObject input = SAMPLE.array("inputs").objects().get(0).without("commitment");
        return ImpactRecord.of(SAMPLE.with("inputs", JsonArray.of(input)));
    }

    @Test
    void aPayloadOfAnotherTypeIsDetectedThoughItIsSigned() {
        DsseEnvelope envelope = DsseEnvelope.unsigned(
                        "application/json", fixture.envelope().payload())
                .signedBy(ExportFixture.ANN)
                .signedBy(ExportFixture.BEN);

        assertThat(verifier.verify(fixture.export().withEnvelope(envelope.bytes()))
                        .finding(VerificationStep.STATEMENT)
                        .code())
                .isEqualTo("statement/type");
    }

    @Test
    void oneKeyThatSignsTwiceIsOneKey() {
        DsseEnvelope envelope = RecordStatement.sign(record, ExportFixture.ANN).signedBy(ExportFixture.ANN);

        assertThat(verifier.verify(fixture.export().withEnvelope(envelope.bytes()))
                        .finding(VerificationStep.SIGNATURES)
                        .code())
                .isEqualTo("signature/too-few");
    }

    @Test
    void aRewrittenHistoryIsDetectedByWhoKeptACheckpointEvenIfTheKeyHolderWroteIt() {
        ExportFixture rewritten = new ExportFixture(record);
        MerkleTree other = MerkleTree.create();
        for (int i = 0; i < 7; i++) {
            other.append(i == 4 ? MerkleHash.ofLeaf(rewritten.entry()) : MerkleHash.ofLeaf(new byte[] {(byte) i}));
        }
        SignedNote checkpoint =
                Checkpoint.of(ExportFixture.ORIGIN, 7, other.root()).signedBy(ExportFixture.LOG);
        ExportedRecord export = fixture.export()
                .withEntry(
                        fixture.entry(),
                        TransparencyProof.of(other.inclusionProof(4, 7), checkpoint)
                                .bytes())
                .withConsistency(other.consistencyProof(3, 7).bytes());

        VerificationReport report = verifier.verify(export);

        assertThat(report.finding(VerificationStep.INCLUSION).outcome()).isEqualTo(VerificationOutcome.PASSED);
        assertThat(report.finding(VerificationStep.CONSISTENCY).outcome()).isEqualTo(VerificationOutcome.FAILED);
        assertThat(withoutMemory().verify(export).verdict())
                .as("nobody can tell without an earlier checkpoint")
                .isEqualTo(VerificationVerdict.VERIFIED);
    }

    @Test
    void aTruncatedLedgerIsDetectedByWhoKeptACheckpoint() {
        MerkleTree tree = fixture.tree();
        Checkpoint seen = Checkpoint.of(ExportFixture.ORIGIN, 9, tree.root());
        RecordVerifier remembers = RecordVerifier.under(
                TrustPolicy.nobody().loggedBy(ExportFixture.LOG_KEY).remembering(seen));

        assertThat(remembers
                        .verify(fixture.export())
                        .finding(VerificationStep.CONSISTENCY)
                        .code())
                .isEqualTo("proof/sizes-out-of-order");
    }

    @Test
    void anExportWithoutWhatIsAskedForIsIncomplete() {
        VerificationReport report = verifier.verify(ExportedRecord.of(record.bytes()));

        assertThat(report.verdict()).isEqualTo(VerificationVerdict.INCOMPLETE);
        assertThat(report.finding(VerificationStep.SIGNATURES).outcome()).isEqualTo(VerificationOutcome.MISSING);
        assertThat(report.finding(VerificationStep.INCLUSION).outcome()).isEqualTo(VerificationOutcome.MISSING);
    }

    @Test
    void whoTrustsNobodyHasVerifiedNothing() {
        assertThat(RecordVerifier.under(TrustPolicy.nobody())
                        .verify(fixture.export())
                        .verdict())
                .isEqualTo(VerificationVerdict.INCOMPLETE);
    }

    @Test
    void witnessesAreCountedByKeyAndOnlyOfATrustedLedger() {
        NoteVerifierKey ann = NoteVerifierKey.of("ann.example", ExportFixture.ANN.verifier());
        NoteVerifierKey annAgain = NoteVerifierKey.of("ann2.example", ExportFixture.ANN.verifier());
        NoteVerifierKey ben = NoteVerifierKey.of("ben.example", ExportFixture.BEN.verifier());
        TransparencyProof proof = fixture.proof(ExportFixture.LOG);
        SignedNote note =
                proof.note().alsoSigned("ann.example", ExportFixture.ANN).alsoSigned("ann2.example", ExportFixture.ANN);
        ExportedRecord export =
                fixture.export().withEntry(fixture.entry(), new TransparencyProof(4, proof.path(), note).bytes());
        TrustPolicy logged = TrustPolicy.nobody().loggedBy(ExportFixture.LOG_KEY);

        assertThat(witnesses(logged.witnessedBy(List.of(ann, annAgain, ben), 1), export))
                .isEqualTo(VerificationOutcome.PASSED);
        assertThat(witnesses(logged.witnessedBy(List.of(ann, annAgain, ben), 2), export))
                .isEqualTo(VerificationOutcome.FAILED);
        assertThatThrownBy(() -> logged.witnessedBy(List.of(ann, annAgain), 2)).isInstanceOf(ImpactException.class);
        assertThatThrownBy(() -> TrustPolicy.nobody().witnessedBy(List.of(ann), 1))
                .isInstanceOf(ImpactException.class);
    }

    private static VerificationOutcome witnesses(TrustPolicy policy, ExportedRecord export) {
        return RecordVerifier.under(policy)
                .verify(export)
                .finding(VerificationStep.WITNESSES)
                .outcome();
    }

    private RecordVerifier withoutMemory() {
        return RecordVerifier.under(TrustPolicy.nobody()
                .signedBy(List.of(ExportFixture.ANN.verifier(), ExportFixture.BEN.verifier()), 2)
                .loggedBy(ExportFixture.LOG_KEY));
    }

    private static RecordVerifier logged() {
        return RecordVerifier.under(TrustPolicy.nobody().loggedBy(ExportFixture.LOG_KEY));
    }

    private static RecordVerifier signedByAnn() {
        return RecordVerifier.under(
                TrustPolicy.nobody().signedBy(List.of(new RememberingVerifier(ExportFixture.ANN.verifier())), 1));
    }

    private static boolean isDetected(byte[] consistency, MerkleTree tree) {
        try {
            ConsistencyProof proof = ConsistencyProof.parse(consistency);
            return proof.firstSize() != 3
                    || proof.secondSize() != 7
                    || !proof.check(tree.root(3), tree.root()).holds();
        } catch (ImpactException refused) {
            return true;
        }
    }

    private static void assertEveryFlipIsDetected(
            RecordVerifier verifier, byte[] bytes, Function<byte[], ExportedRecord> export) {
        assertThat(verifier.verify(export.apply(bytes)).verdict()).isEqualTo(VerificationVerdict.VERIFIED);
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            VerificationVerdict verdict =
                    verifier.verify(export.apply(flip(bytes, bit))).verdict();
            if (verdict != VerificationVerdict.INTEGRITY_BROKEN) {
                assertThat(verdict).as("bit %d", bit).isEqualTo(VerificationVerdict.INTEGRITY_BROKEN);
            }
        }
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = Arrays.copyOf(bytes, bytes.length);
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }

    private static JsonObject sample() {
        try (InputStream in = Objects.requireNonNull(
                RecordVerifierTest.class.getResourceAsStream("/io/modelimpact/record/sample-record.json"))) {
            return (JsonObject) JsonReader.strict().read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the key only for what it was not asked before: a flipped bit of the record leaves message and signature as they are. */
    private record RememberingVerifier(Verifier key, TreeMap<String, Boolean> answers) implements Verifier {

        RememberingVerifier(Verifier key) {
            this(key, new TreeMap<>());
        }

        @Override
        public String algorithm() {
            return key.algorithm();
        }

        @Override
        public byte[] publicKey() {
            return key.publicKey();
        }

        @Override
        public boolean verify(byte[] message, byte[] signature) {
            String question = HexFormat.of().formatHex(message) + HexFormat.of().formatHex(signature);
            return answers.computeIfAbsent(question, asked -> key.verify(message, signature));
        }
    }
}
