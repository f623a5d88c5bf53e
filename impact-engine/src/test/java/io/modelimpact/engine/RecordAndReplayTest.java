package io.modelimpact.engine;

import static io.modelimpact.Impact.between;
import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.moreThan;
import static io.modelimpact.Impact.sampleRatio;
import static io.modelimpact.Impact.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.RecordFormats;
import io.modelimpact.record.Upcast;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds records to their schema and their canonical bytes, and replays to the verdict that each kind of change deserves. */
class RecordAndReplayTest {
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final List<Row> ROWS = Trial.rows(400, 8, 200);
    private static final Assessment ASSESSMENT = Trial.draft()
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

    private static Inputs inputs(List<Row> rows) {
        return Inputs.bind(Trial.USERS, Trial.source(rows, 64));
    }

    private static Evaluation evaluate(List<Row> rows) {
        return ENGINE.evaluate(ENGINE.plan(ASSESSMENT), inputs(rows), Trial.AS_OF);
    }

    @Test
    void recordsOfSoundAndOfBrokenDataFitTheSchemaAndReadBack() {
        List<Row> empty = List.of();
        List<Row> oneArm =
                ROWS.stream().filter(row -> row.variant().equals("A")).toList();
        List<Row> nan = new ArrayList<>(ROWS);
        Row first = nan.get(0);
        nan.set(0, new Row("u0", "Q", null, null, null, 0, 0, Double.NaN));
        nan.set(1, new Row("u1", "B", first.country(), true, -5L, -1, 0, Double.POSITIVE_INFINITY));
        List<Row> equal = ROWS.stream()
                .map(row -> new Row(row.user(), row.variant(), "DE", true, 100L, 1, 1, 1))
                .toList();
        for (List<Row> rows : List.of(ROWS, oneArm, nan, equal, empty)) {
            ImpactRecord record = evaluate(rows).record();
            assertThat(RecordSchema.errors(record)).isEmpty();
            ImpactRecord again = ImpactRecord.read(record.bytes());
            assertThat(again.bytes()).isEqualTo(record.bytes());
            assertThat(again.digest()).isEqualTo(record.digest());
            assertThat(again.decisions()).hasSize(1);
        }
    }

    @Test
    void aRecordOfAFailedContractFitsTheSchemaAndIsNotAdmissible() {
        Assessment strict = Assessment.named("strict", "1")
                .ownedBy("ranking")
                .comparing(model("ranker").from(Trial.TODAY).to(Trial.NEXT))
                .observing(ASSESSMENT.design())
                .given(contract(Trial.USERS, "2")
                        .requires(Trial.USER, unique())
                        .requires(Trial.REVENUE, between("0", "1")))
                .measuring(Trial.SPEND)
                .claiming(Trial.SELLS)
                .noGuardrails("none needed")
                .checking(sampleRatio())
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
        ImpactRecord record = Trial.evaluate(strict, ROWS).record();
        assertThat(RecordSchema.errors(record)).isEmpty();
        assertThat(record.decision("2.0").admissible()).isFalse();
        assertThat(record.hypothesis("H1").claim().flags()).contains("NOT_ADMISSIBLE");
    }

    @Test
    void theSameDataAndTheStoredEvidenceReplay() {
        byte[] bundle = evaluate(ROWS).bundle().bytes();
        Replay replay = Replay.by(ENGINE);
        assertThat(replay.replay(bundle, inputs(ROWS)).verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(replay.rejudge(bundle).verdict()).isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
    }

    @Test
    void aChangedValueIsAnInputThatDiffers() {
        byte[] bundle = evaluate(ROWS).bundle().bytes();
        List<Row> changed = new ArrayList<>(ROWS);
        Row row = changed.get(17);
        changed.set(
                17,
                new Row(
                        row.user(),
                        row.variant(),
                        row.country(),
                        row.bought(),
                        row.cents(),
                        row.clicks(),
                        row.views(),
                        Math.nextUp(row.score())));
        ReplayResult found = Replay.by(ENGINE).replay(bundle, inputs(changed));
        assertThat(found.verdict()).isEqualTo(ReplayVerdict.INPUT_DIFFERS);
        assertThat(found.sentence()).contains("fingerprint");
        assertThat(found.isReproduced()).isFalse();
    }

    @Test
    void aForgedNumberUnderNewDigestsIsAResultThatDiffers() {
        Evaluation evaluation = evaluate(ROWS);
        JsonObject json = evaluation.record().json();
        JsonObject results = json.object("results");
        JsonObject effect = results.array("effects").objects().get(0);
        JsonObject forgedEffect =
                effect.with("absolute", effect.object("absolute").with("estimate", JsonNumber.of(0.5)));
        List<JsonValue> effects = new ArrayList<>(results.array("effects").values());
        effects.set(0, forgedEffect);
        ImpactRecord forged = ImpactRecord.of(json.with("results", results.with("effects", JsonArray.of(effects))));
        byte[] bundle = new ImpactBundle(forged, evaluation.evidence().toJson(), JsonObject.empty()).bytes();
        ReplayResult found = Replay.by(ENGINE).rejudge(bundle);
        assertThat(found.verdict()).isEqualTo(ReplayVerdict.RESULT_DIFFERS);
        assertThat(found.difference().orElseThrow().pointer().toString())
                .isEqualTo("/results/effects/0/absolute/estimate");
    }

    /** The record with another estimate of its first effect, in the place of the one it holds. */
    private static JsonObject withEstimate(JsonObject record, double estimate) {
        JsonObject results = record.object("results");
        List<JsonValue> effects = new ArrayList<>(results.array("effects").values());
        JsonObject effect = results.array("effects").objects().get(0);
        effects.set(0, effect.with("absolute", effect.object("absolute").with("estimate", JsonNumber.of(estimate))));
        return record.with("results", results.with("effects", JsonArray.of(effects)));
    }

    @Test
    void aResultThatDiffersIsLocatedMeasuredAndExplained() {
        Evaluation evaluation = evaluate(ROWS);
        double estimate = evaluation
                .record()
                .effects()
                .get(0)
                .absolute()
                .value()
                .orElseThrow()
                .estimate();
        ImpactRecord forged =
                ImpactRecord.of(withEstimate(evaluation.record().json(), Math.nextUp(Math.nextUp(estimate))));
        JsonObject elsewhere = evaluation.bundle().observation().with("java", new JsonString("17.0.1-elsewhere"));
        ReplayResult found = Replay.by(ENGINE)
                .rejudge(new ImpactBundle(forged, evaluation.evidence().toJson(), elsewhere).bytes());

        assertThat(found.verdict()).isEqualTo(ReplayVerdict.RESULT_DIFFERS);
        assertThat(found.difference().orElseThrow().ulps()).hasValue(2);
        String bits = "0x" + Long.toHexString(Double.doubleToRawLongBits(estimate));
        assertThat(found.difference().orElseThrow().actualBits()).contains(bits);
        assertThat(found.isVerdictChanged()).isFalse();
        assertThat(found.clues())
                .containsExactly(new ReplayClue("java", "17.0.1-elsewhere", System.getProperty("java.version")));
        assertThat(found.sentence())
                .contains(
                        "/results/effects/0/absolute/estimate",
                        bits,
                        "2 ulps",
                        "no verdict changed",
                        "java was 17.0.1-elsewhere");
    }

    @Test
    void theCauseIsNamedBeforeTheDecisionThatFollowsFromIt() {
        Evaluation evaluation = evaluate(ROWS);
        String other = CanonicalJson.text(withEstimate(evaluation.record().json(), 0.5))
                .replace("\"verdict\":\"SUPPORTED\"", "\"verdict\":\"REFUTED\"")
                .replace("\"outcome\":\"SHIP\"", "\"outcome\":\"HOLD\"");
        ImpactRecord forged = ImpactRecord.of((JsonObject) JsonReader.strict().read(other));
        ReplayResult found = Replay.by(ENGINE)
                .rejudge(new ImpactBundle(forged, evaluation.evidence().toJson(), JsonObject.empty()).bytes());

        assertThat(found.difference().orElseThrow().pointer()).hasToString("/results/effects/0/absolute/estimate");
        assertThat(found.isVerdictChanged()).isTrue();
        assertThat(found.clues()).extracting(ReplayClue::recorded).containsOnly("unknown");
    }

    @Test
    void dataThatAreGoneAndMethodsThatAreRetiredAreVerdictsOfTheirOwn() {
        Evaluation evaluation = evaluate(ROWS);
        Inputs gone = Inputs.bind(Trial.USERS, Sources.csv(Path.of("not", "there.csv")));
        ReplayResult unavailable = Replay.by(ENGINE).replay(evaluation.bundle().bytes(), gone);
        assertThat(unavailable.verdict()).isEqualTo(ReplayVerdict.INPUT_UNAVAILABLE);
        assertThat(unavailable.sentence()).contains("there.csv");

        String older =
                CanonicalJson.text(evaluation.record().json()).replace("compare/welch-t@1.0", "compare/welch-t@0.9");
        ImpactRecord retired = ImpactRecord.of((JsonObject) JsonReader.strict().read(older));
        ReplayResult found = Replay.by(ENGINE)
                .rejudge(new ImpactBundle(retired, evaluation.evidence().toJson(), JsonObject.empty()).bytes());
        assertThat(found.verdict()).isEqualTo(ReplayVerdict.METHOD_RETIRED);
        assertThat(found.sentence()).contains("compare/welch-t@0.9");
    }

    @Test
    void aRecordOfAnOlderFormatReplaysAsAViewAndKeepsItsDigest() {
        Evaluation evaluation = evaluate(ROWS);
        JsonObject present = evaluation.record().json();
        JsonObject stored = RecordFormats.inFormat(present, 0)
                .without("asOf")
                .with("evaluatedFor", new JsonString(present.string("asOf")));
        RecordFormats formats = RecordFormats.standard()
                .with(new Upcast(
                        0,
                        "evaluatedFor became asOf",
                        old -> RecordFormats.inFormat(old, 1)
                                .without("evaluatedFor")
                                .with("asOf", new JsonString(old.string("evaluatedFor")))));
        ImpactRecord old = ImpactRecord.of(stored, formats);
        byte[] bundle = new ImpactBundle(old, evaluation.evidence().toJson(), JsonObject.empty()).bytes();

        assertThat(old.digest()).isEqualTo(Digest.of(ImpactRecord.DIGEST_KIND, stored));
        assertThat(ImpactBundle.read(bundle, formats).bytes()).isEqualTo(bundle);
        ReplayResult found = Replay.by(ENGINE).reading(formats).replay(bundle, inputs(ROWS));
        assertThat(found.verdict()).isEqualTo(ReplayVerdict.IDENTICAL_AFTER_UPCAST);
        assertThat(found.isReproduced()).isTrue();
        assertThat(found.sentence()).contains("evaluatedFor became asOf");
        assertThat(Replay.by(ENGINE).rejudge(bundle).verdict()).isEqualTo(ReplayVerdict.NOT_REPLAYABLE);
    }

    @Test
    void whatThisEngineCanNotPlanIsNotReplayable() {
        Evaluation evaluation = evaluate(ROWS);
        JsonObject json = evaluation.record().json();
        ImpactRecord other = ImpactRecord.of(json.with(
                "identity",
                json.object("identity").with("protocolDigest", new JsonString("sha256:" + "0".repeat(64)))));
        byte[] bundle = new ImpactBundle(other, evaluation.evidence().toJson(), JsonObject.empty()).bytes();
        assertThat(Replay.by(ENGINE).rejudge(bundle).verdict()).isEqualTo(ReplayVerdict.NOT_REPLAYABLE);
        assertThatThrownBy(() -> new ImpactBundle(evaluation.record(), JsonObject.empty(), JsonObject.empty()))
                .as("evidence that the record does not name")
                .isInstanceOfSatisfying(
                        ImpactException.class,
                        refused -> assertThat(refused.code()).isEqualTo("record/integrity-broken"));
    }

    @Test
    void noChangedByteOfABundleIsAccepted() {
        byte[] bundle = evaluate(ROWS.subList(0, 40)).bundle().bytes();
        Replay replay = Replay.by(ENGINE);
        for (int i = 0; i < bundle.length; i += 7) {
            byte[] changed = bundle.clone();
            changed[i] ^= 1;
            assertThat(replay.rejudge(changed).isReproduced()).as("byte " + i).isFalse();
        }
    }

    @Test
    void aProtocolKnowsWhatMattersAndNothingElse() {
        Protocol protocol = ENGINE.plan(ASSESSMENT);
        assertThat(ENGINE.plan(Assessment.fromJson(ASSESSMENT.toJson())).digest())
                .isEqualTo(protocol.digest());
        Assessment stricter = Trial.draft()
                .slicedBy(Trial.BY_COUNTRY)
                .claiming(Trial.SELLS)
                .noGuardrails("none")
                .decidedBy(Trial.lenient(Multiplicity.HOLM).confidence("0.99"))
                .build();
        assertThat(ENGINE.plan(stricter).digest()).isNotEqualTo(protocol.digest());
        assertThat(protocol.comparisonMethods()).isSubsetOf(ENGINE.registry().ids());
        Evidence evidence = ENGINE.scan(protocol, inputs(ROWS), Execution.callerRuns());
        assertThatThrownBy(() ->
                        ENGINE.judge(ENGINE.plan(stricter), evidence, Trial.AS_OF, Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        ImpactException.class,
                        refused -> assertThat(refused.code()).isEqualTo("engine/foreign-evidence"));
    }
}
