package io.modelimpact.engine;

import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.moreThan;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.Marking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Reads, verifies and replays a bundle that an earlier build wrote. The file is never written again: a later format gets a file of its own, and this one
 * is read through upcasts.
 */
class GoldenBundleTest {
    private static final String RECORD_DIGEST =
            "sha256:6f7276566960143f5c83b46d20a1f83dd8cbb6e29fe08b727e74f3de05705a3e";
    private static final String EVIDENCE_DIGEST =
            "sha256:0fbb70b3059b354b999b7ae36c3c81e0b44a40fd9af63cc5d1f66c03f4e461d4";
    private static final String OBSERVATION_DIGEST =
            "sha256:4b67fac2d980421fbbf1435ab9130b100ed97a08806c7e071f7dcfc49fe05a9e";

    private static byte[] golden() throws IOException {
        String name = "golden/format-1/bundle.json";
        try (InputStream in = Objects.requireNonNull(GoldenBundleTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static List<Row> rows() {
        return Trial.rows(120, 17, 400);
    }

    @Test
    void theBytesAndTheDigestsAreThoseThatWereWritten() throws IOException {
        ImpactBundle bundle = ImpactBundle.read(golden());

        assertThat(bundle.bytes()).isEqualTo(golden());
        assertThat(bundle.record().digest()).hasToString(RECORD_DIGEST);
        assertThat(bundle.record().evidenceDigest()).isEqualTo(EVIDENCE_DIGEST);
        assertThat(Digest.of(ImpactBundle.OBSERVATION_DIGEST_KIND, bundle.observation()))
                .hasToString(OBSERVATION_DIGEST);
        assertThat(bundle.record().stored().object("format").integer("version")).isEqualTo(1);
    }

    @Test
    void theViewSaysWhatTheRecordSaidWhenItWasMade() throws IOException {
        ImpactRecord record = ImpactBundle.read(golden()).record();

        assertThat(record.identity().assessment()).isEqualTo("trial");
        assertThat(record.asOf()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(record.inputs().get(0).rows()).isEqualTo(120);
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
        assertThat(record.guardrails()).extracting(guard -> guard.verdict()).contains(GuardrailVerdict.INCONCLUSIVE);
        assertThat(record.protocol().registration().status()).isEqualTo(Marking.EXPLORATORY);
        assertThat(record.decision("2.0").outcome()).isIn(EnumSet.allOf(DecisionOutcome.class));
        assertThat(CanonicalJson.number(record.json()
                        .object("results")
                        .array("hypotheses")
                        .objects()
                        .get(0)
                        .number("estimate")))
                .isEqualTo("3.6620752351097177");
    }

    /** Before the first release a result may still move, and then the replay has to say so; a verdict that moves is a fault. */
    @Test
    void theReplayIsGradedAndNoVerdictMoves() throws IOException {
        Replay replay = Replay.by(ImpactEngine.create());
        ReplayResult fromEvidence = replay.rejudge(golden());
        ReplayResult fromData = replay.replay(golden(), Inputs.bind(Trial.USERS, Trial.source(rows(), 50)));

        for (ReplayResult found : List.of(fromEvidence, fromData)) {
            assertThat(found.verdict())
                    .as(found.sentence())
                    .isNotIn(ReplayVerdict.INTEGRITY_BROKEN, ReplayVerdict.METHOD_RETIRED, ReplayVerdict.INPUT_DIFFERS);
            assertThat(found.isVerdictChanged()).as(found.sentence()).isFalse();
        }
    }

    /** {@code -Dimpact.golden=FOLDER} writes the bundle of the present format there. */
    @Test
    @EnabledIfSystemProperty(named = "impact.golden", matches = ".+")
    void writesTheBundleOfThePresentFormat() throws IOException {
        Assessment assessment = Trial.draft()
                .slicedBy(Trial.BY_COUNTRY)
                .claiming(Trial.SELLS)
                .guardedBy(guardrail("G1")
                        .on(effectOn(Trial.CONVERSION).inEach(Trial.BY_COUNTRY))
                        .mustNotFallBy(moreThan("5").percentagePoints())
                        .otherwise(Reaction.NOTE))
                .statingThat("units do not influence each other")
                .limitedBy("it is a test")
                .decidedBy(Trial.lenient(Multiplicity.HOLM))
                .build();
        ImpactEngine engine = ImpactEngine.create();
        Inputs inputs = Inputs.bind(Trial.USERS, Trial.source(rows(), 64));
        ImpactBundle bundle =
                engine.evaluate(engine.plan(assessment), inputs, Trial.AS_OF).bundle();

        Path folder = Files.createDirectories(Path.of(System.getProperty("impact.golden")));
        Path file = Files.write(folder.resolve("bundle.json"), bundle.bytes());

        assertThat(file).exists();
    }
}
