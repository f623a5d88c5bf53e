package io.modelimpact.engine;

import static io.modelimpact.Impact.bootstrap;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.moreThan;
import static io.modelimpact.Impact.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.RiskProfile;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.Resampling;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.ResamplingResult;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.TextHash;
import io.modelimpact.stats.resample.PoissonWeights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resampled metrics from declaration to record. */
class ResampledEvaluationTest {
    private static final List<Row> ROWS = Trial.rows(1200, 11, 150);
    private static final String GOLDEN = "sha256:0c45d1552f7c871379fa82062e84cb445f5837c0ff1e001c7c78e6d8b46d5f7f";

    private static Metric spend(Resampling resampling) {
        return metric("revenue", "1")
                .asMean(Trial.REVENUE)
                .resampled(resampling)
                .higherIsBetter();
    }

    private static Assessment spendAssessment(Resampling resampling) {
        return draft(spend(resampling)).build();
    }

    /** The trial measures spending too, without resampling. */
    private static AssessmentDraft draft(Metric metric) {
        return Trial.draft()
                .measuring(metric)
                .slicedBy(Trial.BY_COUNTRY)
                .claiming(hypothesis("H1").that(effectOn(metric)).isAboveZero().because("it should sell more"))
                .guardedBy(guardrail("G1")
                        .on(effectOn(metric).inEach(Trial.BY_COUNTRY))
                        .mustNotFallBy(moreThan("40").percent())
                        .otherwise(Reaction.HOLD))
                .decidedBy(Trial.lenient(Multiplicity.HOLM));
    }

    private static EffectResult overall(ImpactRecord record, String metric) {
        return record.effects().stream()
                .filter(effect ->
                        effect.metric().equals(metric) && effect.slice().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static EstimateResult absolute(ImpactRecord record, String metric) {
        return overall(record, metric).absolute().value().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void theEffectIsThatOfTheDeltaMethodWithAnIntervalOfTheDeclaredKind(Resampling.Interval kind) {
        Resampling resampling = new Resampling(999, kind, Resampling.Clusters.AUTO, false);
        ImpactRecord record = Trial.evaluate(spendAssessment(resampling), ROWS).record();
        EstimateResult plain = absolute(record, "spend");
        EstimateResult resampled = absolute(record, "revenue");
        ResamplingResult behind = resampled.resampling().orElseThrow();

        assertThat(plain.resampling()).isEmpty();
        assertThat(resampled.method()).isEqualTo(kind.method());
        assertThat(resampled.estimate()).isEqualTo(plain.estimate());
        assertThat(behind.deltaMethod().standardError())
                .isEqualTo(plain.standardError().orElseThrow());
        assertThat(behind.deltaMethod().lower()).isEqualTo(plain.lower());
        assertThat(behind.deltaMethod().upper()).isEqualTo(plain.upper());
        assertThat(resampled.standardError().orElseThrow()
                        / behind.deltaMethod().standardError())
                .isCloseTo(1, within(0.08));
        double width = plain.upper().orElseThrow() - plain.lower().orElseThrow();
        assertThat(resampled.lower().orElseThrow()).isCloseTo(plain.lower().orElseThrow(), within(0.1 * width));
        assertThat(resampled.upper().orElseThrow()).isCloseTo(plain.upper().orElseThrow(), within(0.1 * width));
        assertThat(behind.replicates()).isEqualTo(999);
        assertThat(behind.resolution()).isEqualTo(0.001);
        assertThat(behind.baseline().drawn()).isEqualTo(ResamplingResult.Unit.UNITS);
        assertThat(behind.baseline().number() + behind.candidate().number())
                .isEqualTo(ROWS.stream().filter(row -> row.cents() != null).count());
        assertThat(behind.acceleration().isPresent()).isEqualTo(kind == Resampling.Interval.BCA);
        assertThat(record.hypotheses().get(0).verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
    }

    @Test
    void membersAreJudgedByTheDeltaMethodUnlessTheyAreResampledToo() {
        ImpactRecord overall =
                Trial.evaluate(spendAssessment(bootstrap(999)), ROWS).record();
        ImpactRecord everywhere =
                Trial.evaluate(spendAssessment(bootstrap(999).inSlices()), ROWS).record();

        assertThat(methodsInSlices(overall)).containsOnly("compare/welch-t@1.0");
        assertThat(methodsInSlices(everywhere)).containsOnly("resample/bootstrap-studentised@1.0");
        assertThat(absolute(everywhere, "revenue")).isEqualTo(absolute(overall, "revenue"));
    }

    private static List<String> methodsInSlices(ImpactRecord record) {
        return record.effects().stream()
                .filter(effect ->
                        effect.metric().equals("revenue") && effect.slice().isPresent())
                .map(effect -> effect.absolute().value().orElseThrow().method())
                .toList();
    }

    @Test
    void ratiosProportionsAndRealsAreResampled() {
        Metric rate = metric("r", "1")
                .asRatio(Trial.CLICKS, Trial.VIEWS)
                .resampled(bootstrap(999).accelerated())
                .higherIsBetter();
        Metric share = metric("p", "1")
                .asProportion(Trial.BOUGHT)
                .resampled(bootstrap(999).percentile())
                .higherIsBetter();
        Metric taste = metric("t", "1")
                .asMean(Trial.SCORE)
                .resampled(bootstrap(999).overBuckets())
                .withoutDirection();
        Assessment assessment = Trial.draft()
                .measuring(rate, share, taste)
                .claiming(hypothesis("H1").that(effectOn(rate)).isAboveZero().because("it should please"))
                .noGuardrails("numbers alone are compared")
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
        ImpactRecord record = Trial.evaluate(assessment, ROWS).record();

        for (String[] pair : new String[][] {{"r", "rate"}, {"p", "conversion"}, {"t", "taste"}}) {
            EstimateResult resampled = absolute(record, pair[0]);
            EstimateResult plain = absolute(record, pair[1]);
            assertThat(resampled.estimate()).isEqualTo(plain.estimate());
            assertThat(resampled.standardError().orElseThrow()
                            / plain.standardError().orElseThrow())
                    .as(pair[0])
                    .isCloseTo(1, within(0.1));
        }
        assertThat(absolute(record, "t").resampling().orElseThrow().baseline().drawn())
                .isEqualTo(ResamplingResult.Unit.BUCKETS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "0.9"})
    void quantilesAreResampledFromTheCountsOfTheirValues(String probability) {
        Metric percentile = quantile(probability, bootstrap(999).percentile());
        Metric accelerated = metric("accelerated", "1")
                .asQuantile(Trial.REVENUE, probability)
                .resampled(bootstrap(999).accelerated())
                .higherIsBetter();
        Metric plain =
                metric("plain", "1").asQuantile(Trial.REVENUE, probability).higherIsBetter();
        Assessment assessment = Trial.draft()
                .measuring(percentile, accelerated, plain)
                .claiming(hypothesis("H1")
                        .that(effectOn(percentile))
                        .isAboveZero()
                        .because("it should sell more"))
                .noGuardrails("numbers alone are compared")
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
        ImpactRecord record = Trial.evaluate(assessment, ROWS).record();
        EstimateResult byDensity = absolute(record, "plain");

        for (String id : List.of("percentile", "accelerated")) {
            EstimateResult found = absolute(record, id);
            assertThat(found.estimate()).isEqualTo(byDensity.estimate());
            assertThat(found.standardError().orElseThrow()
                            / byDensity.standardError().orElseThrow())
                    .as(id)
                    .isBetween(0.7, 1.4);
            assertThat(found.lower().orElseThrow()).isLessThan(found.upper().orElseThrow());
            assertThat(found.resampling().orElseThrow().baseline().drawn()).isEqualTo(ResamplingResult.Unit.UNITS);
        }
        assertThat(RecordSchema.errors(record)).isEmpty();
    }

    private static Metric quantile(String probability, Resampling resampling) {
        return metric("percentile", "1")
                .asQuantile(Trial.REVENUE, probability)
                .resampled(resampling)
                .higherIsBetter();
    }

    @Test
    void evidenceMergesOverDisjointUnitsAndSurvivesItsJsonForm() {
        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol = engine.plan(spendAssessment(bootstrap(499).inSlices()));
        Evidence whole = scan(engine, protocol, ROWS, 97, Execution.callerRuns());
        Evidence merged = scan(engine, protocol, ROWS.subList(0, 500), 97, Execution.callerRuns())
                .merge(
                        scan(engine, protocol, ROWS.subList(500, ROWS.size()), 31, Execution.callerRuns()),
                        Disjointness.declared(Trial.USER, "the rows were cut in two"));

        assertThat(merged.resampled()).isEqualTo(whole.resampled());
        assertThat(merged.cells()).isEqualTo(whole.cells());
        assertThat(Evidence.fromJson(whole.toJson())).isEqualTo(whole);
        assertThat(whole.resampled()).isNotEmpty();
    }

    private static Evidence scan(
            ImpactEngine engine, Protocol protocol, List<Row> rows, int batch, Execution execution) {
        return engine.scan(protocol, Inputs.bind(Trial.USERS, Trial.source(rows, batch)), execution);
    }

    @Test
    void orderPartitionAndThreadsMoveNoByte() {
        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol =
                engine.plan(spendAssessment(bootstrap(499).overBuckets().inSlices()));
        JsonObject expected =
                scan(engine, protocol, ROWS, 97, Execution.callerRuns()).toJson();
        for (int seed = 1; seed <= 5; seed++) {
            List<Row> shuffled = new ArrayList<>(ROWS);
            Collections.shuffle(shuffled, new Random(seed));
            ExecutorService executor = Executors.newFixedThreadPool(seed);
            try {
                assertThat(scan(engine, protocol, shuffled, 11 * seed, Execution.on(executor, seed))
                                .toJson())
                        .isEqualTo(expected);
            } finally {
                executor.shutdown();
            }
        }
    }

    /** Every kind of interval, over units and over buckets, in slices, of means, ratios and quantiles. */
    private static Assessment everyKind() {
        return Trial.draft()
                .measuring(
                        spend(bootstrap(499).inSlices()),
                        metric("accelerated", "1")
                                .asMean(Trial.SCORE)
                                .resampled(bootstrap(499).accelerated().overBuckets())
                                .withoutDirection(),
                        metric("clicked", "1")
                                .asRatio(Trial.CLICKS, Trial.VIEWS)
                                .resampled(bootstrap(499).percentile().overUnits())
                                .higherIsBetter(),
                        quantile("0.9", bootstrap(499).accelerated()))
                .slicedBy(Trial.BY_COUNTRY)
                .claiming(hypothesis("H1")
                        .that(effectOn(spend(bootstrap(499).inSlices())))
                        .isAboveZero()
                        .because("it should sell more"))
                .noGuardrails("bytes alone are looked at")
                .decidedBy(Trial.lenient(Multiplicity.HOLM))
                .build();
    }

    /** Changes when what a record holds of resampled metrics changes, or when a draw does; the changelog then says so. */
    @Test
    void theRecordHasTheBytesThatItHadBefore() {
        ImpactRecord record = Trial.evaluate(everyKind(), ROWS).record();

        assertThat(record.effects().stream()
                        .filter(effect -> effect.absolute()
                                .value()
                                .flatMap(EstimateResult::resampling)
                                .isPresent()))
                .as("four for everyone, and one in DE, FR, IT and where the country is missing")
                .hasSize(8);
        assertThat(record.digest()).hasToString(GOLDEN);
    }

    @Test
    void theRecordIsReplayedFromDataAndFromEvidence() {
        byte[] bundle =
                Trial.evaluate(spendAssessment(bootstrap(499)), ROWS).bundle().bytes();
        Replay replay = Replay.by(ImpactEngine.create());

        assertThat(replay.replay(bundle, Inputs.bind(Trial.USERS, Trial.source(ROWS, 13)))
                        .verdict())
                .isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(replay.rejudge(bundle).verdict()).isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
    }

    @Test
    void storedEvidenceIsJudgedAgainUnderAnotherSeedOrKindOfInterval() {
        ImpactEngine engine = ImpactEngine.create();
        Evaluation evaluation = Trial.evaluate(spendAssessment(bootstrap(499)), ROWS);
        Assessment reseeded = draft(spend(bootstrap(499))).seededBy("another").build();
        Rejudgement again = Rejudge.by(engine).under(evaluation.bundle(), reseeded);
        Rejudgement percentile = Rejudge.by(engine)
                .with(
                        evaluation.bundle(),
                        List.of(new MethodSubstitution(
                                "resample/bootstrap-studentised@1.0", "resample/bootstrap-percentile@1.0")));

        assertThat(absolute(again.record(), "revenue").lower())
                .isNotEqualTo(absolute(evaluation.record(), "revenue").lower());
        assertThat(again.record().digest())
                .isEqualTo(engine.evaluate(
                                engine.plan(reseeded),
                                Inputs.bind(Trial.USERS, Trial.source(ROWS, 50))
                                        .succeeding(evaluation.record().digest()),
                                Trial.AS_OF)
                        .record()
                        .digest());
        assertThat(absolute(percentile.record(), "revenue").method()).isEqualTo("resample/bootstrap-percentile@1.0");
    }

    @Test
    void claimsThatReplicatesCanNotDecideStayUndecided() {
        Metric spend = spend(bootstrap(499).inSlices());
        Assessment assessment = Trial.draft()
                .measuring(spend)
                .slicedBy(Trial.BY_COUNTRY)
                .claiming(hypothesis("H1")
                        .that(effectOn(spend).inEach(Trial.BY_COUNTRY))
                        .isAboveZero()
                        .because("it should sell more"))
                .noGuardrails("the claim alone is tested")
                .decidedBy(policy("strict", "1")
                        .confidence("0.99")
                        .atRisk(RiskProfile.HIGH)
                        .adjustedBy(Multiplicity.HOLM))
                .build();
        ImpactRecord record =
                Trial.evaluate(assessment, Trial.rows(1200, 11, 5000)).record();

        assertThat(record.hypotheses()).hasSizeGreaterThan(3).allSatisfy(claim -> {
            assertThat(claim.verdict()).isEqualTo(HypothesisVerdict.INCONCLUSIVE);
            assertThat(claim.claim()
                            .evidence()
                            .orElseThrow()
                            .simultaneousInterval()
                            .lower())
                    .isEmpty();
        });
        assertThat(RecordSchema.errors(record)).isEmpty();
    }

    @Test
    void rowsWithoutTheIdentifierOfTheirUnitRefuseTheMetric() {
        List<Row> rows = new ArrayList<>(ROWS);
        Row first = rows.get(0);
        rows.set(0, new Row(null, first.variant(), "DE", true, 1000L, 1, 3, 1.0));
        ImpactRecord record =
                Trial.evaluate(spendAssessment(bootstrap(499)), rows).record();

        assertThat(overall(record, "revenue").absolute().reason().orElseThrow().code())
                .isEqualTo("metric/unidentified-units");
        assertThat(overall(record, "spend").absolute().value()).isPresent();
    }

    @Test
    void weightsComeFromTheSeedAndTheArm() {
        ImpactRecord record =
                Trial.evaluate(spendAssessment(bootstrap(499)), ROWS).record();
        JsonObject method = record.json().object("protocol").array("methods").objects().stream()
                .filter(used -> used.string("id").equals("resample/bootstrap-studentised@1.0"))
                .findFirst()
                .orElseThrow();

        assertThat(method.object("parameters").string("seed")).isEqualTo("trial@1");
        assertThat(method.object("parameters").string("random")).isEqualTo(CounterRandom.LAW);
        assertThat(method.object("parameters").string("units")).isEqualTo(TextHash.LAW);
        assertThat(method.array("usedFor").strings()).isEqualTo(List.of("revenue"));
        assertThat(method.object("parameters").string("weights")).isEqualTo(PoissonWeights.LAW);
    }
}
