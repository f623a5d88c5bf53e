package io.modelimpact.engine;

import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.effectOnGap;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.measure.Measure;
import io.modelimpact.metric.Metric;
import io.modelimpact.monitoring.AlwaysValid;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.monitoring.PlannedLooks;
import io.modelimpact.monitoring.Spending;
import io.modelimpact.record.ClaimEvidence;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.GuardrailResult;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.LevelResult;
import io.modelimpact.record.MetricResult;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.distribution.Binomial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds quantiles, their effects and claims on them to order statistics of the sorted values. */
class QuantileMetricTest {
    private static final Metric P90 =
            metric("p90", "1").asQuantile(Trial.REVENUE, "0.9").higherIsBetter();
    private static final Metric TASTE =
            metric("taste_median", "1").asQuantile(Trial.SCORE, "0.5").withoutDirection();
    private static final Measure EUR = P90.measure();
    private static final List<Row> ROWS = Trial.rows(4000, 42, 300);

    private static AssessmentDraft draft() {
        return draft(Multiplicity.HOLM);
    }

    private static AssessmentDraft draft(Multiplicity multiplicity) {
        return Trial.draft()
                .measuring(P90, TASTE)
                .slicedBy(Trial.BY_COUNTRY)
                .claiming(hypothesis("H1").that(effectOn(P90)).isAboveZero().because("it sells more"))
                .decidedBy(Trial.lenient(multiplicity));
    }

    private static ImpactRecord record(AssessmentDraft draft, List<Row> rows) {
        return Trial.evaluate(draft.build(), rows).record();
    }

    private static ImpactRecord guarded(List<Row> rows, Guardrail... guardrails) {
        return record(draft().guardedBy(guardrails), rows);
    }

    /** The values of an arm in euros, sorted; in one country, or in all for an empty one. */
    private static double[] sorted(List<Row> rows, String arm, String country) {
        return rows.stream()
                .filter(row -> row.variant().equals(arm) && row.cents() != null)
                .filter(row -> country.isEmpty() || country.equals(row.country()))
                .mapToDouble(row -> row.cents() == null ? Double.NaN : row.cents() / 100.0)
                .sorted()
                .toArray();
    }

    /** The quantile with the variance by the density between the order statistics of the 95 % interval. */
    private static SampleSummary summary(double[] sorted, double p) {
        int n = sorted.length;
        Binomial below = Binomial.withTrials(n, p);
        int lower = (int) below.quantile(0.025);
        int upper = (int) below.upperQuantile(0.025) + 1;
        double inverse = n * (sorted[upper - 1] - sorted[lower - 1]) / (upper - lower);
        double quantile = sorted[(int) Math.max(1, Math.ceil(p * n - 1e-9)) - 1];
        return SampleSummary.of(n, quantile, p * (1 - p) * inverse * inverse);
    }

    private static EffectResult effect(ImpactRecord record, String metric, String country) {
        return record.effects().stream()
                .filter(effect -> effect.metric().equals(metric))
                .filter(effect ->
                        effect.slice().map(slice -> slice.member()).orElse("").equals(country))
                .findFirst()
                .orElseThrow();
    }

    private static void agree(EstimateResult found, Estimate expected, String method) {
        assertThat(found.estimate()).isCloseTo(expected.value(), within(1e-9));
        assertThat(found.standardError().orElseThrow()).isCloseTo(expected.standardError(), within(1e-9));
        assertThat(found.lower().orElseThrow()).isCloseTo(expected.interval().lower(), within(1e-9));
        assertThat(found.pValue().orElseThrow()).isCloseTo(expected.pValue(), within(1e-9));
        assertThat(found.method()).isEqualTo(method);
    }

    @Test
    void effectsAreThoseOfSortedValues() {
        ImpactRecord record = record(draft().noGuardrails("effects alone are tested"), ROWS);

        for (String country : List.of("", "DE", "FR")) {
            SampleSummary control = summary(sorted(ROWS, "A", country), 0.9);
            SampleSummary treatment = summary(sorted(ROWS, "B", country), 0.9);
            EffectResult found = effect(record, "p90", country);
            agree(
                    found.absolute().value().orElseThrow(),
                    WelchTTest.withDefaults().test(control, treatment).orElseThrow(),
                    "compare/quantile-delta@1.0");
            agree(
                    found.relative().value().orElseThrow(),
                    RelativeLift.withDefaults().test(control, treatment).orElseThrow(),
                    "compare/quantile-delta-relative@1.0");
        }
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
    }

    @Test
    void levelsAreValuesAndKeepTheDeviationOfUnits() {
        ImpactRecord record = record(draft().noGuardrails("levels alone are tested"), ROWS);
        double[] sorted = sorted(ROWS, "A", "");
        MetricResult p90 = record.metrics().stream()
                .filter(metric -> metric.id().equals("p90"))
                .findFirst()
                .orElseThrow();
        LevelResult level = p90.levels().get(0);

        assertThat(level.value().value()).contains(sorted[(int) Math.ceil(0.9 * sorted.length - 1e-9) - 1]);
        assertThat(level.units()).isEqualTo(sorted.length);
        assertThat(level.standardDeviation().orElseThrow())
                .isCloseTo(SampleSummary.ofValues(sorted).variance().sqrt(), within(1e-12));
        assertThat(p90.description()).isEqualTo("the 0.9 quantile of " + Trial.REVENUE.describe() + ", in EUR");
        assertThat(p90.excludedMissing()).isPositive();
    }

    private static GuardrailResult levelBelow(List<Row> rows, String limit) {
        return guarded(
                        rows,
                        guardrail("L1")
                                .onLevelOf(P90)
                                .under(Trial.NEXT)
                                .mustStayBelow(limit, EUR)
                                .otherwise(Reaction.ROLL_BACK))
                .guardrail("L1");
    }

    /** The verdict is that of the interval at the error rate that the family leaves to the limit; the tests sit at its ends. */
    @Test
    void aLimitOnALevelIsJudgedByOrderStatistics() {
        double[] sorted = sorted(ROWS, "B", "");
        Binomial below = Binomial.withTrials(sorted.length, 0.9);
        double upper = sorted[(int) below.upperQuantile(0.025)];
        double lower = sorted[(int) below.quantile(0.025) - 1];
        EstimateResult level =
                levelBelow(ROWS, "100").claim().basis().orElseThrow().value().orElseThrow();

        assertThat(level.lower()).contains(lower);
        assertThat(level.upper()).contains(upper);
        assertThat(level.method()).isEqualTo("level/quantile-order-statistic@1.0");
        assertThat(levelBelow(ROWS, "100").verdict()).isEqualTo(GuardrailVerdict.HELD);
        assertThat(levelBelow(ROWS, Double.toString(level.estimate())).verdict())
                .isEqualTo(GuardrailVerdict.INCONCLUSIVE);
        assertThat(levelBelow(ROWS, "20").verdict()).isEqualTo(GuardrailVerdict.BREACHED);
    }

    @Test
    void aLevelAtItsLimitIsNotBelowIt() {
        List<Row> same = ROWS.stream()
                .map(row -> new Row(row.user(), row.variant(), row.country(), true, 2500L, 1, 1, 0))
                .toList();
        GuardrailResult at = levelBelow(same, "25");

        assertThat(at.verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(levelBelow(same, "25.01").verdict()).isEqualTo(GuardrailVerdict.HELD);
        assertThat(at.claim().basis().orElseThrow().value().orElseThrow().standardError())
                .contains(0.0);
    }

    @Test
    void wholeNumbersThatTieGiveALevelAndNoEffect() {
        List<Row> tied = ROWS.stream()
                .map(row -> new Row(row.user(), row.variant(), row.country(), true, 2500L, 1, 1, 0))
                .toList();
        EffectResult effect = effect(record(draft().noGuardrails("none"), tied), "p90", "");

        assertThat(effect.absolute().reason().orElseThrow().code()).isEqualTo("stats/degenerate");
        assertThat(effect.absolute().reason().orElseThrow().message()).contains("many values tie");
        assertThat(record(draft().noGuardrails("none"), tied).hypothesis("H1").verdict())
                .isEqualTo(HypothesisVerdict.NOT_EVALUATED);
    }

    @Test
    void tooFewUnitsForTheQuantileAreRefused() {
        Metric rare = metric("p999", "1").asQuantile(Trial.REVENUE, "0.999").higherIsBetter();
        EffectResult effect = effect(record(draft().measuring(rare).noGuardrails("none"), ROWS), "p999", "");

        assertThat(effect.absolute().reason().orElseThrow().code()).isEqualTo("stats/too-few-units");
        assertThat(effect.absolute().reason().orElseThrow().message()).contains("needed more than 3837");
    }

    @Test
    void aGapIsTheDifferenceOfTwoEffects() {
        ImpactRecord record = guarded(
                ROWS,
                guardrail("G1")
                        .on(effectOnGap(P90, Trial.BY_COUNTRY, "DE", "FR"))
                        .mustNotRiseBy(by("5").in(EUR))
                        .otherwise(Reaction.HOLD));
        EstimateResult gap =
                record.guardrail("G1").claim().basis().orElseThrow().value().orElseThrow();
        EstimateResult german = effect(record, "p90", "DE").absolute().value().orElseThrow();
        EstimateResult french = effect(record, "p90", "FR").absolute().value().orElseThrow();
        double error = Math.hypot(
                german.standardError().orElseThrow(), french.standardError().orElseThrow());

        assertThat(gap.estimate()).isCloseTo(german.estimate() - french.estimate(), within(1e-9));
        assertThat(gap.standardError().orElseThrow()).isCloseTo(error, within(1e-9));
    }

    @Test
    void boundsInStandardDeviationsAreThoseOfUnits() {
        ImpactRecord record = guarded(
                ROWS,
                guardrail("G1")
                        .on(effectOn(P90))
                        .mustNotFallBy(by("0.5").standardDeviations())
                        .otherwise(Reaction.HOLD));
        double deviation =
                SampleSummary.ofValues(sorted(ROWS, "A", "")).variance().sqrt();

        assertThat(record.guardrail("G1").claim().region().lower().orElseThrow())
                .isCloseTo(-0.5 * deviation, within(1e-9));
    }

    @Test
    void monitoredQuantilesAreWiderThanASingleLook() {
        for (MonitoringPlan plan : List.of(
                AlwaysValid.asymptotic(4000),
                new PlannedLooks(List.of(2000L, 4000L, 8000L), Spending.obrienFleming()))) {
            AssessmentDraft monitored = draft(Multiplicity.BONFERRONI)
                    .monitored(plan)
                    .guardedBy(guardrail("L1")
                            .onLevelOf(P90)
                            .mustStayBelow("100", EUR)
                            .otherwise(Reaction.HOLD));
            ImpactRecord record = record(monitored, ROWS);
            EstimateResult once = effect(record, "p90", "").absolute().value().orElseThrow();
            ClaimEvidence look = record.hypothesis("H1").claim().evidence().orElseThrow();

            assertThat(look.simultaneousInterval().lower().orElseThrow())
                    .isLessThan(once.lower().orElseThrow());
            assertThat(record.guardrail("L1").verdict()).isEqualTo(GuardrailVerdict.HELD);
        }
    }

    /** A level without a standard error must not have an interval of no width. */
    @Test
    void aSequenceDecidesNothingWhereValuesTie() {
        List<Row> tied = ROWS.stream()
                .map(row -> new Row(row.user(), row.variant(), row.country(), true, 2500L, 1, 1, 0))
                .toList();
        ImpactRecord record = record(
                draft(Multiplicity.BONFERRONI)
                        .monitored(AlwaysValid.asymptotic(4000))
                        .guardedBy(guardrail("L1")
                                .onLevelOf(P90)
                                .mustStayBelow("100", EUR)
                                .otherwise(Reaction.HOLD)),
                tied);

        assertThat(record.guardrail("L1").verdict()).isEqualTo(GuardrailVerdict.INCONCLUSIVE);
    }

    @Test
    void aRecordIsReplayedToTheByteFromDataAndFromEvidence() {
        Evaluation evaluation = Trial.evaluate(draft().noGuardrails("none").build(), ROWS);
        Replay replay = Replay.by(ImpactEngine.create());

        byte[] bundle = evaluation.bundle().bytes();

        assertThat(replay.replay(bundle, Inputs.bind(Trial.USERS, Trial.source(ROWS, 501)))
                        .verdict())
                .isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(replay.rejudge(bundle).verdict()).isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
    }

    @Test
    void manyDifferentValuesAreKnownWithinADeclaredError() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 90_000; i++) {
            double score = StrictMath.exp(StrictMath.sin(i) * 3) + i * 1e-9;
            rows.add(new Row("u" + i, i % 2 == 0 ? "A" : "B", "DE", true, 100L, 1, 1, score));
        }
        ImpactRecord record = record(draft().noGuardrails("none"), rows);
        LevelResult level = record.metric("taste_median").levels().get(0);
        double[] sorted = rows.stream()
                .filter(row -> row.variant().equals("A"))
                .mapToDouble(Row::score)
                .sorted()
                .toArray();
        double error = level.relativeError().orElseThrow();

        assertThat(error).isEqualTo(0x1p-14);
        assertThat(level.value().value().orElseThrow())
                .isCloseTo(sorted[sorted.length / 2 - 1], within(error * sorted[sorted.length / 2 - 1]))
                .isNotEqualTo(sorted[sorted.length / 2 - 1]);
        assertThat(record.metric("p90").levels().get(0).relativeError()).isEmpty();
    }

    @Test
    void theOrderOfTheRowsMovesNothing() {
        List<Row> shuffled = new ArrayList<>(ROWS);
        Collections.reverse(shuffled);

        assertThat(record(draft().noGuardrails("none"), shuffled))
                .isEqualTo(record(draft().noGuardrails("none"), ROWS));
    }
}
