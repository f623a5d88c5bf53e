package io.modelimpact.engine;

import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.effectOnGap;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.outcome;
import static io.modelimpact.Impact.plannedLooks;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.scenario;
import static io.modelimpact.engine.AdjustedTrial.ADJUSTED;
import static io.modelimpact.engine.AdjustedTrial.ADJUSTED_RATE;
import static io.modelimpact.engine.AdjustedTrial.BEFORE;
import static io.modelimpact.engine.AdjustedTrial.BY_TIER;
import static io.modelimpact.engine.AdjustedTrial.RATE;
import static io.modelimpact.engine.AdjustedTrial.REVENUE;
import static io.modelimpact.engine.AdjustedTrial.SPEND;
import static io.modelimpact.engine.AdjustedTrial.STRATIFIED;
import static io.modelimpact.engine.AdjustedTrial.effect;
import static io.modelimpact.engine.AdjustedTrial.state;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.Prior;
import io.modelimpact.engine.AdjustedTrial.Row;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonValue;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.AdjustmentResult;
import io.modelimpact.record.BeliefResult;
import io.modelimpact.record.ClaimEvidence;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.Interval;
import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.adjust.Cuped;
import io.modelimpact.stats.bayes.NormalNormalEffect;
import io.modelimpact.stats.bayes.NormalPrior;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.LinearContrast;
import io.modelimpact.stats.distribution.StandardNormal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What stands on adjusted effects: the record, verdicts, gaps, looks, beliefs, scenarios, replay, other methods. */
class AdjustedJudgementTest {
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final List<Row> ROWS = AdjustedTrial.rows(2000, 7, 300);

    private static Hypothesis above(String id, Metric metric) {
        return hypothesis(id).that(effectOn(metric)).isAboveZero().because("it sells more");
    }

    private static Inputs inputs(List<Row> rows) {
        return Inputs.bind(AdjustedTrial.USERS, AdjustedTrial.source(rows, 64));
    }

    private static Evaluation evaluate(Assessment assessment) {
        return ENGINE.evaluate(ENGINE.plan(assessment), inputs(ROWS), AdjustedTrial.AS_OF);
    }

    private static ImpactRecord record(Metric... metrics) {
        return evaluate(AdjustedTrial.claimed(metrics)).record();
    }

    private static Cuped.Adjustment cuped(Predicate<Row> chosen) {
        return Cuped.forMeans()
                .adjust(
                        state(ROWS, row -> row.variant().equals("A") && chosen.test(row), row ->
                                new double[] {row.revenue(), row.before()}),
                        state(ROWS, row -> row.variant().equals("B") && chosen.test(row), row ->
                                new double[] {row.revenue(), row.before()}))
                .orElseThrow();
    }

    private static List<com.networknt.schema.Error> schemaErrors(ImpactRecord record) throws IOException {
        try (InputStream in = ImpactRecord.class.getResourceAsStream("impact-record-1.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8),
                            InputFormat.JSON);
            return schema.validate(CanonicalJson.text(record.json()), InputFormat.JSON);
        }
    }

    @Test
    void theRecordHoldsWhatTheAdjustmentDidAndTheEffectWithoutIt() {
        ImpactRecord record = record(ADJUSTED, SPEND, ADJUSTED_RATE, RATE);
        EffectResult found = effect(record, ADJUSTED);
        AdjustmentResult adjustment = found.adjustment().orElseThrow();
        Cuped.Adjustment expected = cuped(row -> true);
        AdjustmentResult.Covariate covariate = adjustment.covariates().get(0);
        assertThat(covariate.name()).isEqualTo("revenue_before");
        assertThat(covariate.coefficient().orElseThrow()).isCloseTo(expected.theta(), within(1e-12));
        assertThat(adjustment.correlation().orElseThrow()).isCloseTo(expected.correlation(), within(1e-12));
        assertThat(adjustment.varianceReduction().orElseThrow()).isCloseTo(expected.varianceReduction(), within(1e-12));
        assertThat(adjustment.strata()).isEmpty();
        assertThat(adjustment.absolute()).isEqualTo(effect(record, SPEND).absolute());
        assertThat(adjustment.relative()).isEqualTo(effect(record, SPEND).relative());
        assertThat(effect(record, SPEND).adjustment()).isEmpty();
        assertThat(effect(record, ADJUSTED_RATE).adjustment().orElseThrow().absolute())
                .isEqualTo(effect(record, RATE).absolute());
        double recomputed = adjustment.absolute().value().orElseThrow().estimate()
                - covariate.coefficient().orElseThrow()
                        * (covariate.candidate().orElseThrow()
                                - covariate.baseline().orElseThrow());
        assertThat(found.absolute().value().orElseThrow().estimate()).isCloseTo(recomputed, within(1e-9));
    }

    @Test
    void theProtocolNamesTheMethodsOfBothEffectsAndOfMembers() {
        Metric both = metric("both", "1")
                .asMean(REVENUE)
                .adjustedBy(BEFORE)
                .stratifiedBy(BY_TIER)
                .higherIsBetter();
        Protocol protocol = ENGINE.plan(AdjustedTrial.claimed(both));
        assertThat(protocol.comparisonMethods())
                .containsExactly(
                        "adjust/cuped-relative@1.0",
                        "adjust/cuped@1.0",
                        "adjust/post-stratified-relative@1.0",
                        "adjust/post-stratified@1.0",
                        "compare/relative-lift-delta@1.0",
                        "compare/welch-t@1.0");
    }

    @Test
    void recordsOfSoundAndOfBrokenDataFitTheSchema() throws IOException {
        Metric both = metric("both", "1")
                .asMean(REVENUE)
                .adjustedBy(BEFORE)
                .stratifiedBy(BY_TIER)
                .higherIsBetter();
        Assessment assessment = AdjustedTrial.claimed(ADJUSTED, STRATIFIED, ADJUSTED_RATE, both);
        List<Row> one = ROWS.stream().filter(row -> row.variant().equals("A")).toList();
        for (List<Row> rows : List.of(ROWS, one, ROWS.subList(0, 3), List.<Row>of())) {
            ImpactRecord record = ENGINE.evaluate(ENGINE.plan(assessment), inputs(rows), AdjustedTrial.AS_OF)
                    .record();
            assertThat(schemaErrors(record)).isEmpty();
            assertThat(ImpactRecord.read(record.bytes()).effects()).isEqualTo(record.effects());
        }
    }

    @Test
    void aColumnThatOutcomeAndCovariateShareIsNoted() {
        Metric growth = metric("growth", "1")
                .asMean(REVENUE.minus(BEFORE.orElse(0)))
                .adjustedBy(BEFORE)
                .higherIsBetter();
        ImpactRecord record = record(growth, ADJUSTED);
        assertThat(record.diagnostics())
                .filteredOn(note -> note.code().startsWith("design/"))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.code()).isEqualTo("design/covariate-shares-column");
                    assertThat(note.subject()).isEqualTo("growth");
                    assertThat(note.message()).contains("revenue_before");
                });
        assertThat(effect(record, growth).absolute().value().orElseThrow().estimate())
                .as("where growth starts from is taken out, so that spending is left")
                .isCloseTo(
                        effect(record, ADJUSTED)
                                .absolute()
                                .value()
                                .orElseThrow()
                                .estimate(),
                        within(1e-9));
    }

    /** Four units an arm, in which the covariate tells nearly all, and stands against the raw difference. */
    @Test
    void aChangedSignIsSaid() {
        List<Row> rows = new ArrayList<>();
        long[][] cents = {{1000, 2010, 3020, 3990}, {1990, 3000, 4010, 4980}};
        long[][] dimes = {{100, 200, 300, 400}, {300, 400, 500, 600}};
        for (int i = 0; i < 8; i++) {
            rows.add(new Row(
                    "u" + i,
                    i % 2 == 0 ? "A" : "B",
                    "pro",
                    true,
                    cents[i % 2][i / 2],
                    dimes[i % 2][i / 2],
                    0,
                    1,
                    1,
                    1,
                    1));
        }
        ImpactRecord record = ENGINE.evaluate(
                        ENGINE.plan(AdjustedTrial.claimed(ADJUSTED)), inputs(rows), AdjustedTrial.AS_OF)
                .record();
        EffectResult found = effect(record, ADJUSTED);
        assertThat(found.adjustment().orElseThrow().signChanged()).isTrue();
        assertThat(found.absolute().value().orElseThrow().estimate()).isNegative();
        assertThat(found.adjustment()
                        .orElseThrow()
                        .absolute()
                        .value()
                        .orElseThrow()
                        .estimate())
                .isPositive();
        assertThat(effect(record(ADJUSTED), ADJUSTED).adjustment().orElseThrow().signChanged())
                .isFalse();
    }

    @Test
    void verdictsRestOnTheAdjustedIntervalAtTheErrorRateOfTheFamily() {
        Assessment assessment = AdjustedTrial.draft(ADJUSTED, SPEND)
                .claiming(above("H1", ADJUSTED), above("H2", SPEND))
                .noGuardrails("estimates alone are tested")
                .decidedBy(Trial.lenient(Multiplicity.BONFERRONI))
                .build();
        ImpactRecord record = evaluate(assessment).record();
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
        ClaimEvidence evidence = record.hypothesis("H1").claim().evidence().orElseThrow();
        Estimate expected = cuped(row -> true).absolute().orElseThrow();
        assertThat(evidence.simultaneousInterval().lower().orElseThrow())
                .isCloseTo(
                        expected.intervalAtErrorRate(0.025, Alternative.TWO_SIDED)
                                .lower(),
                        within(1e-9));
        Interval plain =
                record.hypothesis("H2").claim().evidence().orElseThrow().simultaneousInterval();
        assertThat(width(evidence.simultaneousInterval()))
                .isCloseTo(width(plain) * Math.sqrt(1 - cuped(row -> true).varianceReduction()), within(0.001));
    }

    private static double width(Interval interval) {
        return interval.upper().orElseThrow() - interval.lower().orElseThrow();
    }

    @Test
    void gapsAreBetweenAdjustedEffects() {
        Assessment assessment = AdjustedTrial.draft(ADJUSTED)
                .claiming(hypothesis("H1")
                        .that(effectOnGap(ADJUSTED, BY_TIER, "pro", "basic"))
                        .isAboveZero()
                        .because("the loyal gain most"))
                .noGuardrails("estimates alone are tested")
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
        EstimateResult found = evaluate(assessment)
                .record()
                .hypothesis("H1")
                .claim()
                .basis()
                .orElseThrow()
                .value()
                .orElseThrow();
        Cuped.Adjustment pro = cuped(row -> row.tier().equals("pro"));
        Cuped.Adjustment basic = cuped(row -> row.tier().equals("basic"));
        Estimate expected = LinearContrast.withDefaults()
                .test(List.of(pro.treatment(), basic.control()), List.of(pro.control(), basic.treatment()))
                .orElseThrow();
        assertThat(found.estimate()).isCloseTo(expected.value(), within(1e-12));
        assertThat(found.standardError().orElseThrow()).isCloseTo(expected.standardError(), within(1e-12));
    }

    @Test
    void looksOfAMonitoredAssessmentUseTheAdjustedEffect() {
        Assessment assessment = AdjustedTrial.draft(ADJUSTED, STRATIFIED, SPEND)
                .claiming(above("H1", ADJUSTED), above("H2", STRATIFIED), above("H3", SPEND))
                .noGuardrails("estimates alone are tested")
                .monitored(plannedLooks(1000, 2000))
                .decidedBy(Trial.lenient(Multiplicity.BONFERRONI))
                .build();
        Evaluation first = ENGINE.evaluate(ENGINE.plan(assessment), inputs(ROWS.subList(0, 1000)), AdjustedTrial.AS_OF);
        ImpactRecord second = ENGINE.evaluate(
                        ENGINE.plan(assessment), inputs(ROWS).following(first.record()), AdjustedTrial.AS_OF)
                .record();
        assertThat(second.monitoring().orElseThrow().earlier()).hasSize(1);
        Interval adjusted = simultaneous(second, "H1");
        Interval stratified = simultaneous(second, "H2");
        Interval plain = simultaneous(second, "H3");
        assertThat((adjusted.lower().orElseThrow() + adjusted.upper().orElseThrow()) / 2)
                .isCloseTo(cuped(row -> true).absolute().orElseThrow().value(), within(1e-9));
        assertThat(width(adjusted)).isLessThan(0.9 * width(plain));
        assertThat(width(stratified)).isLessThan(0.9 * width(plain));
    }

    private static Interval simultaneous(ImpactRecord record, String hypothesis) {
        return record.hypothesis(hypothesis).claim().evidence().orElseThrow().simultaneousInterval();
    }

    @Test
    void beliefsAreAboutTheAdjustedEffect() {
        Assessment assessment = AdjustedTrial.draft(ADJUSTED)
                .claiming(above("H1", ADJUSTED))
                .noGuardrails("estimates alone are tested")
                .decidedBy(policy("p", "1").believing(Prior.normal(ADJUSTED, "0", "0.02")))
                .build();
        BeliefResult.Found found =
                evaluate(assessment).record().beliefs().get(0).found().value().orElseThrow();
        Estimate relative = cuped(row -> true).relative().orElseThrow();
        double expected = NormalNormalEffect.believing(new NormalPrior(0, 0.02 * 0.02))
                .of(new Estimate(
                        relative.value(),
                        relative.standardError(),
                        relative.value() / relative.standardError(),
                        StandardNormal.INSTANCE,
                        0.05,
                        Alternative.TWO_SIDED))
                .orElseThrow()
                .chanceToWin();
        assertThat(found.chanceToWin()).isCloseTo(expected, within(1e-9));
    }

    /**
     * The adjusted effect A and the unadjusted one U differ by the covariate's part, so that {@code cov(A, U) = var(U) - theta cov(x, U)}: far from a
     * correlation of 1, which levels alone would give.
     */
    @Test
    void scenariosDrawTheAdjustedEffectTogetherWithLevelsAsTheUnitsSayIt() {
        Assessment assessment = AdjustedTrial.draft(ADJUSTED, SPEND)
                .claiming(above("H1", ADJUSTED))
                .noGuardrails("estimates alone are tested")
                .under(scenario("both")
                        .projecting(
                                outcome("difference")
                                        .as(effectOn(ADJUSTED)
                                                .absolute()
                                                .minus(effectOn(SPEND).absolute()))
                                        .in(currency("EUR"))
                                        .higherIsBetter(),
                                outcome("share")
                                        .as(effectOn(ADJUSTED)
                                                .relative()
                                                .minus(effectOn(SPEND).relative()))
                                        .asNumber()
                                        .higherIsBetter()))
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
        Evaluation evaluation = evaluate(assessment);
        JsonObject results = evaluation.record().json().object("results");
        double[] covariances = covariances();
        double expected = (covariances[0] - cuped(row -> true).theta() * covariances[1])
                / Math.sqrt(covariances[0]
                        * (covariances[0]
                                - 2 * cuped(row -> true).theta() * covariances[1]
                                + Math.pow(cuped(row -> true).theta(), 2) * covariances[2]));
        assertThat(expected).isBetween(0.5, 0.95);
        List<Double> correlations = found(results).stream()
                .filter(pair -> pair.has("first") && pair.has("correlation"))
                .map(pair -> pair.number("correlation"))
                .toList();
        assertThat(correlations).anySatisfy(value -> assertThat(value).isCloseTo(expected, within(1e-9)));
        assertThat(Replay.by(ENGINE).rejudge(evaluation.bundle().bytes()).verdict())
                .isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
        Cuped.Adjustment adjustment = cuped(row -> true);
        assertThat(inputs(results, "ABSOLUTE_EFFECT", "adjusted"))
                .isCloseTo(adjustment.absolute().orElseThrow().standardError(), within(1e-9));
    }

    /** Variance of the difference of outcomes, its covariance with that of the covariates, variance of the latter, each with divisor n. */
    private static double[] covariances() {
        double[] sums = new double[3];
        for (String arm : List.of("A", "B")) {
            var units =
                    state(ROWS, row -> row.variant().equals(arm), row -> new double[] {row.revenue(), row.before()});
            double n = units.count();
            sums[0] += units.covariance(0, 0).doubleValue() * (n - 1) / n / n;
            sums[1] += units.covariance(0, 1).doubleValue() * (n - 1) / n / n;
            sums[2] += units.covariance(1, 1).doubleValue() * (n - 1) / n / n;
        }
        return sums;
    }

    /** The standard error of an input of the first outcome. */
    private static double inputs(JsonObject results, String kind, String metric) {
        return found(results).stream()
                .filter(input -> input.findString("kind").equals(Optional.of(kind)))
                .filter(input -> input.findString("metric").equals(Optional.of(metric)))
                .filter(input -> input.has("standardError"))
                .findFirst()
                .orElseThrow()
                .number("standardError");
    }

    /** Every object in a value. */
    private static List<JsonObject> found(JsonValue value) {
        List<JsonObject> objects = new ArrayList<>();
        if (value instanceof JsonObject object) {
            objects.add(object);
            object.keys().forEach(key -> objects.addAll(found(object.find(key).orElseThrow())));
        } else if (value instanceof JsonArray array) {
            array.forEach(element -> objects.addAll(found(element)));
        }
        return objects;
    }

    @Test
    void evidenceAloneGivesTheSameRecordAndItsPartsAddUp() {
        Assessment assessment = AdjustedTrial.claimed(ADJUSTED, STRATIFIED, ADJUSTED_RATE);
        Protocol protocol = ENGINE.plan(assessment);
        Evaluation whole = evaluate(assessment);
        Replay replay = Replay.by(ENGINE);
        byte[] bundle = whole.bundle().bytes();
        assertThat(replay.rejudge(bundle).verdict()).isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
        assertThat(replay.replay(bundle, inputs(ROWS)).verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        Evidence parts = ENGINE.scan(protocol, inputs(ROWS.subList(0, 700)), Execution.callerRuns())
                .merge(
                        ENGINE.scan(protocol, inputs(ROWS.subList(700, 2000)), Execution.callerRuns()),
                        Disjointness.declared(AdjustedTrial.USER, "the rows were cut"));
        assertThat(parts.cells()).isEqualTo(whole.evidence().cells());
        assertThat(parts.metricFacts()).isEqualTo(whole.evidence().metricFacts());
        assertThat(requireNonNull(whole.evidence().metricFacts().get("adjusted"))
                        .covariateScales())
                .containsExactly(1);
        assertThat(requireNonNull(whole.evidence().metricFacts().get("adjusted_rate"))
                        .covariateScales())
                .containsExactly(0, 0);
        assertThat(Evidence.fromJson(whole.evidence().toJson())).isEqualTo(whole.evidence());
    }

    @Test
    void anotherConfidenceMayBeJudgedFromEvidenceAnotherCovariateNot() {
        Evaluation evaluation = evaluate(AdjustedTrial.claimed(ADJUSTED));
        Assessment stricter = AdjustedTrial.draft(ADJUSTED)
                .claiming(above("H1", ADJUSTED))
                .noGuardrails("estimates alone are tested")
                .decidedBy(Trial.lenient(Multiplicity.NONE).confidence("0.99"))
                .build();
        Rejudgement again = Rejudge.by(ENGINE).under(evaluation.bundle(), stricter);
        EffectResult found = effect(again.bundle().record(), ADJUSTED);
        Estimate expected = cuped(row -> true).absolute().orElseThrow();
        assertThat(found.absolute().value().orElseThrow().lower().orElseThrow())
                .isCloseTo(
                        expected.intervalAtErrorRate(0.01, Alternative.TWO_SIDED)
                                .lower(),
                        within(1e-9));
        Metric other = metric("adjusted", "1")
                .asMean(REVENUE)
                .adjustedBy(BEFORE.orElse(7))
                .higherIsBetter();
        assertThatThrownBy(() -> Rejudge.by(ENGINE).under(evaluation.bundle(), AdjustedTrial.claimed(other)))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("/metrics/0/covariates/0");
    }

    private record HostMethod(String id, boolean fails) implements AdjustedMethod {
        @Override
        public Outcome<AdjustedEstimate> compare(AdjustedSample sample, double errorRate) {
            if (fails) {
                throw new IllegalStateException("out of luck");
            }
            return Cuped.forMeans()
                    .with(Cuped.Slope.WITHIN_ARMS)
                    .withErrorRate(errorRate)
                    .adjust(sample.whole().control(), sample.whole().treatment())
                    .then(found -> found.absolute()
                            .map(estimate -> new AdjustedEstimate(estimate, List.of(found.theta()), 1)));
        }
    }

    private static ImpactRecord substituted(AdjustedMethod method) {
        ImpactEngine engine = ENGINE.with(MethodRegistry.standard().with(method));
        Protocol protocol = engine.plan(
                AdjustedTrial.claimed(ADJUSTED), List.of(new MethodSubstitution("adjust/cuped@1.0", method.id())));
        return engine.evaluate(protocol, inputs(ROWS), AdjustedTrial.AS_OF).record();
    }

    @Test
    void aHostsMethodMayTakeThePlaceOfCuped() {
        EffectResult found = effect(substituted(new HostMethod("host/within@1.0", false)), ADJUSTED);
        EstimateResult absolute = found.absolute().value().orElseThrow();
        assertThat(absolute.method()).isEqualTo("host/within@1.0");
        assertThat(absolute.estimate())
                .isNotEqualTo(cuped(row -> true).absolute().orElseThrow().value())
                .isCloseTo(cuped(row -> true).absolute().orElseThrow().value(), within(0.1));
        assertThat(found.relative().value().orElseThrow().method()).isEqualTo("adjust/cuped-relative@1.0");
    }

    @Test
    void aHostsMethodThatFailsTakesDownItsEffectAndLeavesTheUnadjustedOne() {
        EffectResult found = effect(substituted(new HostMethod("host/broken@1.0", true)), ADJUSTED);
        assertThat(found.absolute().reason().orElseThrow().code()).isEqualTo("metric/method-failed");
        assertThat(found.relative().value()).isPresent();
        assertThat(found.adjustment().orElseThrow().absolute().value()).isPresent();
        assertThat(found.adjustment().orElseThrow().varianceReduction()).isEmpty();
    }

    @Test
    void methodsOfOtherKindsCanNotTakeThePlace() {
        assertThatThrownBy(() -> ENGINE.plan(
                        AdjustedTrial.claimed(ADJUSTED),
                        List.of(new MethodSubstitution("adjust/cuped@1.0", "compare/welch-t@1.0"))))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("compare/welch-t@1.0");
        assertThatThrownBy(() -> MethodRegistry.standard().with(new HostMethod("adjust/cuped@1.0", false)))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("registered already");
        assertThat(MethodRegistry.standard().has("adjust/post-stratified-ratio-relative@1.0"))
                .isTrue();
        assertThat(Optional.of(
                        MethodRegistry.standard().adjusted("adjust/cuped@1.0").id()))
                .contains("adjust/cuped@1.0");
    }

    @Test
    void anAdjustedSampleHasAtLeastOneStratum() {
        assertThatThrownBy(() -> new AdjustedSample(false, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
