package io.modelimpact.examples;

import static io.modelimpact.Impact.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.Sources;
import io.modelimpact.engine.ledger.Ledger;
import io.modelimpact.engine.ledger.LedgerExport;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.ledger.Author;
import io.modelimpact.record.ledger.Role;
import io.modelimpact.record.verify.Ed25519Signer;
import io.modelimpact.record.verify.ExportedRecord;
import io.modelimpact.record.verify.NoteVerifierKey;
import io.modelimpact.record.verify.VerificationVerdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the guide to replays prints what the guide says; the small verifier accepts an export and refuses a changed one. */
final class ReplayGuideTest {
    private static final int UNITS = 400;
    private static final Dataset USERS = dataset("users");
    private static final IdField USER = USERS.id("user_id");
    private static final TextField VARIANT = USERS.text("variant");
    private static final FlagField BOUGHT = USERS.flag("bought");
    private static final Instant AS_OF = Instant.parse("2026-03-02T08:00:00Z");

    @TempDir
    private Path folder;

    private static Evaluation evaluation() {
        Version today = model("ranker").version("1");
        Version tomorrow = model("ranker").version("2");
        Metric conversion = metric("conversion", "1").asProportion(BOUGHT).higherIsBetter();
        Assessment assessment = Assessment.named("small", "1")
                .ownedBy("tests")
                .comparing(model("ranker").from(today).to(tomorrow))
                .observing(randomized().unit(USER).assignedBy(VARIANT).arms(arm("A", today, 1), arm("B", tomorrow, 1)))
                .given(contract(USERS, "1").requires(USER, unique()))
                .measuring(conversion)
                .claiming(hypothesis("H1")
                        .that(effectOn(conversion))
                        .isAboveZero()
                        .because("it is a test"))
                .checking(sampleRatio())
                .noGuardrails("it is a test")
                .decidedBy(policy("standard", "1").confidence("0.95").atRisk(MODERATE))
                .build();
        String[] users = IntStream.range(0, UNITS).mapToObj(i -> "u" + i).toArray(String[]::new);
        String[] variants =
                IntStream.range(0, UNITS).mapToObj(i -> i % 2 == 0 ? "A" : "B").toArray(String[]::new);
        boolean[] bought = new boolean[UNITS];
        IntStream.range(0, UNITS).forEach(i -> bought[i] = i % 2 == 1 ? i % 3 != 0 : i % 4 == 0);
        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol = engine.plan(assessment);
        Inputs inputs = Inputs.bind(
                        USERS,
                        Sources.columns()
                                .with(USER, users)
                                .with(VARIANT, variants)
                                .with(BOUGHT, bought)
                                .build())
                .registeredAs(protocol.digest());
        return engine.evaluate(protocol, inputs, AS_OF);
    }

    @Test
    void theProgramOfTheGuidePrintsWhatTheGuideShows() throws Exception {
        String guide = Files.readString(Path.of("..", "docs", "guide", "replay.md"), StandardCharsets.UTF_8);
        Path bundle =
                Files.write(folder.resolve("bundle.json"), evaluation().bundle().bytes());

        String printed = JavaSnippet.run(folder, "ReplayAgain", JavaSnippet.block(guide, "java"), bundle.toString());

        assertThat(printed.strip()).isEqualTo(JavaSnippet.block(guide, "text").strip());
    }

    @Test
    void theSmallVerifierAcceptsAnExportAndRefusesAChangedOne() throws Exception {
        Evaluation evaluation = evaluation();
        Ed25519Signer signer = Ed25519Signer.ofSeed(new byte[Ed25519Signer.SEED_LENGTH]);
        String key = NoteVerifierKey.of("example.com/ledger", signer.verifier()).toString();
        try (Ledger ledger = Ledger.inMemory("example.com/ledger")) {
            ledger.appendEvaluation(evaluation, new Author("p-1", Role.OPERATOR), AS_OF);
            LedgerExport.of(ledger, evaluation.bundle(), signer).write(folder);
        }
        assertThat(VerifyExport.verify(folder.toString(), key).verdict()).isEqualTo(VerificationVerdict.VERIFIED);

        Path evidence = folder.resolve(ExportedRecord.EVIDENCE_FILE);
        byte[] changed = Files.readAllBytes(evidence);
        changed[changed.length / 2] ^= 1;
        Files.write(evidence, changed);
        assertThat(VerifyExport.verify(folder.toString(), key).verdict())
                .isEqualTo(VerificationVerdict.INTEGRITY_BROKEN);
    }
}
