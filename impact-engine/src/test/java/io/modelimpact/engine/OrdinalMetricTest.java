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
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.measure.Measure;
import io.modelimpact.measure.Measures;
import io.modelimpact.metric.Metric;
import io.modelimpact.monitoring.AlwaysValid;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.LevelResult;
import io.modelimpact.record.ShareResult;
import io.modelimpact.record.ShiftResult;
import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.rank.CliffsDelta;
import io.modelimpact.stats.rank.MannWhitneyTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds answers on ordered scales to the numerics on counted answers. Views serve as answers from 1 to 9, countries as texts. */
class OrdinalMetricTest {
    private static final Metric TASTE = metric("satisfaction", "1")
            .asOrdinal(Trial.VIEWS, 1, 9)
            .withTopBox(2)
            .higherIsBetter();
    private static final Metric PLACE =
            metric("place", "1").asOrdinal(Trial.COUNTRY, "IT", "FR", "DE").withoutDirection();
    private static final List<Row> ROWS = Trial.rows(1200, 7, 0).stream()
            .map(row -> row.variant().equals("B") ? answered(row, Math.min(9, row.views() + 1)) : row)
            .toList();

    private static Row answered(Row row, long answer) {
        return new Row(row.user(), row.variant(), row.country(), row.bought(), row.cents(), row.clicks(), answer, 0);
    }

    private static AssessmentDraft draft(Multiplicity multiplicity) {
        return Trial.draft()
                .measuring(TASTE, PLACE)
                .slicedBy(Trial.BY_COUNTRY)
                .claiming(hypothesis("H1").that(effectOn(TASTE)).isAboveZero().because("people like it"))
                .decidedBy(Trial.lenient(multiplicity));
    }

    private static ImpactRecord record(List<Row> rows) {
        return record(draft(Multiplicity.HOLM).noGuardrails("none"), rows);
    }

    private static ImpactRecord record(AssessmentDraft draft, List<Row> rows) {
        return Trial.evaluate(draft.build(), rows).record();
    }

    private static long[] counts(List<Row> rows, String arm, int levels, Function<Row, @Nullable Integer> levelOf) {
        long[] counts = new long[levels];
        for (Row row : rows) {
            Integer level = levelOf.apply(row);
            if (row.variant().equals(arm) && level != null) {
                counts[level]++;
            }
        }
        return counts;
    }

    private static long[] answers(List<Row> rows, String arm, String country) {
        return counts(
                rows, arm, 9, row -> country.isEmpty() || country.equals(row.country()) ? (int) row.views() - 1 : null);
    }

    private static CliffsDelta delta(List<Row> rows, String country) {
        return CliffsDelta.of(answers(rows, "A", country), answers(rows, "B", country))
                .orElseThrow();
    }

    private static EffectResult effect(ImpactRecord record, String metric, String country) {
        return record.effects().stream()
                .filter(effect -> effect.metric().equals(metric))
                .filter(effect ->
                        effect.slice().map(slice -> slice.member()).orElse("").equals(country))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theEffectIsCliffsDelta() {
        for (String country : List.of("", "DE", "FR")) {
            EstimateResult found = effect(record(ROWS), "satisfaction", country)
                    .absolute()
                    .value()
                    .orElseThrow();
            var expected = delta(ROWS, country).estimate(0.05).orElseThrow();

            assertThat(found.estimate()).isEqualTo(expected.value());
            assertThat(found.standardError()).contains(expected.standardError());
            assertThat(found.lower()).contains(expected.interval().lower());
            assertThat(found.upper()).contains(expected.interval().upper());
            assertThat(found.pValue()).contains(expected.pValue());
            assertThat(found.method()).isEqualTo("compare/cliffs-delta@1.0");
        }
        assertThat(record(ROWS).hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
    }

    @Test
    void thereIsNoRelativeEffect() {
        assertThat(effect(record(ROWS), "satisfaction", "")
                        .relative()
                        .reason()
                        .orElseThrow()
                        .code())
                .isEqualTo("stats/not-defined");
    }

    @Test
    void theShiftIsToldByPairsAndTested() {
        ShiftResult shift = effect(record(ROWS), "satisfaction", "").shift().orElseThrow();
        CliffsDelta expected = delta(ROWS, "");

        assertThat(shift.higher()).isEqualTo(expected.higher().doubleValue());
        assertThat(shift.tied()).isEqualTo(expected.tied().doubleValue());
        assertThat(shift.lower()).isEqualTo(expected.lower().doubleValue());
        assertThat(shift.cliffsDelta().value().orElseThrow().estimate())
                .isEqualTo(expected.value().doubleValue());
        assertThat(shift.test().value().orElseThrow().pValue())
                .isEqualTo(MannWhitneyTest.withDefaults()
                        .test(expected)
                        .orElseThrow()
                        .pValue(Alternative.TWO_SIDED));
        assertThat(shift.test().value().orElseThrow().method()).isEqualTo("compare/mann-whitney@1.0");
        assertThat(record(ROWS).protocol().methods())
                .extracting(method -> method.id())
                .contains("compare/mann-whitney@1.0", "compare/cliffs-delta@1.0");
    }

    @Test
    void theLevelIsTheTopBoxAndTheSharesAreOfAllLevels() {
        LevelResult level = record(ROWS).metric("satisfaction").levels().get(1);
        long[] answers = answers(ROWS, "B", "");
        double units = 600;

        assertThat(level.arm()).isEqualTo("B");
        assertThat(level.units()).isEqualTo(600);
        assertThat(level.value().value().orElseThrow()).isCloseTo((answers[7] + answers[8]) / units, within(1e-15));
        assertThat(level.shares())
                .containsExactlyElementsOf(IntStream.range(0, 9)
                        .mapToObj(i -> new ShareResult(Integer.toString(i + 1), answers[i], answers[i] / units))
                        .toList());
    }

    @Test
    void textsAreLevelsInTheirDeclaredOrder() {
        ImpactRecord record = record(ROWS);
        List<String> order = List.of("IT", "FR", "DE");
        long[] control = counts(ROWS, "A", 3, row -> row.country() == null ? null : order.indexOf(row.country()));
        long[] treatment = counts(ROWS, "B", 3, row -> row.country() == null ? null : order.indexOf(row.country()));

        assertThat(effect(record, "place", "").absolute().value().orElseThrow().estimate())
                .isEqualTo(
                        CliffsDelta.of(control, treatment).orElseThrow().value().doubleValue());
        assertThat(record.metric("place").levels().get(0).shares())
                .extracting(ShareResult::level)
                .isEqualTo(order);
        assertThat(record.metric("place").levels().get(0).shares())
                .extracting(ShareResult::count)
                .containsExactly(control[0], control[1], control[2]);
        assertThat(record.metric("place").excludedMissing()).isPositive();
    }

    @Test
    void anAnswerOutsideTheScaleRefusesTheMetric() {
        for (long answer : new long[] {0, 10, Long.MIN_VALUE}) {
            List<Row> rows = new ArrayList<>(ROWS);
            rows.set(0, answered(ROWS.get(0), answer));
            ImpactRecord record = record(rows);

            assertThat(record.metric("satisfaction").reason().orElseThrow().code())
                    .isEqualTo("metric/answer-out-of-range");
            assertThat(record.metric("satisfaction").reason().orElseThrow().message())
                    .isEqualTo("1 answers of satisfaction lie outside 1 to 9");
            assertThat(effect(record, "satisfaction", "").shift()).isEmpty();
            assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.NOT_EVALUATED);
        }
        List<Row> rows = new ArrayList<>(ROWS);
        rows.set(0, new Row("u0", "A", "XX", true, 1L, 1, 1, 0));
        assertThat(record(rows).metric("place").reason().orElseThrow().message())
                .isEqualTo("1 answers of place lie outside IT, FR, DE");
    }

    @Test
    void aLimitOnTheTopBoxIsOneOnAShare() {
        ImpactRecord record = record(
                draft(Multiplicity.HOLM)
                        .guardedBy(
                                guardrail("L1")
                                        .onLevelOf(TASTE)
                                        .mustStayAbove("20", Measures.PERCENT)
                                        .otherwise(Reaction.HOLD),
                                guardrail("L2")
                                        .onLevelOf(TASTE)
                                        .mustStayAbove("0.9", Measure.NONE)
                                        .otherwise(Reaction.HOLD)),
                ROWS);

        assertThat(record.guardrail("L1").verdict()).isEqualTo(GuardrailVerdict.HELD);
        assertThat(record.guardrail("L2").verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(record.guardrail("L1")
                        .claim()
                        .basis()
                        .orElseThrow()
                        .value()
                        .orElseThrow()
                        .method())
                .isEqualTo("level/proportion-score@1.0");
    }

    @Test
    void aGapIsTheDifferenceOfTwoDeltas() {
        EstimateResult gap = record(
                        draft(Multiplicity.HOLM)
                                .guardedBy(guardrail("G1")
                                        .on(effectOnGap(TASTE, Trial.BY_COUNTRY, "DE", "FR"))
                                        .mustNotMoveBy(by("0.5").in(Measure.NONE))
                                        .otherwise(Reaction.HOLD)),
                        ROWS)
                .guardrail("G1")
                .claim()
                .basis()
                .orElseThrow()
                .value()
                .orElseThrow();

        assertThat(gap.estimate())
                .isCloseTo(
                        delta(ROWS, "DE")
                                .value()
                                .minus(delta(ROWS, "FR").value())
                                .doubleValue(),
                        within(1e-14));
        assertThat(gap.standardError().orElseThrow())
                .isCloseTo(
                        Math.hypot(
                                delta(ROWS, "DE").estimate(0.05).orElseThrow().standardError(),
                                delta(ROWS, "FR").estimate(0.05).orElseThrow().standardError()),
                        within(1e-14));
    }

    @Test
    void monitoredAnswersAreWiderThanASingleLook() {
        ImpactRecord record = record(
                draft(Multiplicity.BONFERRONI).noGuardrails("none").monitored(AlwaysValid.asymptotic(1200)), ROWS);
        double once = effect(record, "satisfaction", "")
                .absolute()
                .value()
                .orElseThrow()
                .lower()
                .orElseThrow();

        assertThat(record.hypothesis("H1")
                        .claim()
                        .evidence()
                        .orElseThrow()
                        .simultaneousInterval()
                        .lower()
                        .orElseThrow())
                .isLessThan(once);
    }

    @Test
    void noOrderMovesAByteAndAReplayIsIdentical() {
        List<Row> reversed = new ArrayList<>(ROWS);
        Collections.reverse(reversed);
        Evaluation evaluation =
                Trial.evaluate(draft(Multiplicity.HOLM).noGuardrails("none").build(), ROWS);
        Replay replay = Replay.by(ImpactEngine.create());

        assertThat(record(reversed)).isEqualTo(evaluation.record());
        assertThat(replay.replay(evaluation.bundle().bytes(), Inputs.bind(Trial.USERS, Trial.source(reversed, 77)))
                        .verdict())
                .isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(replay.rejudge(evaluation.bundle().bytes()).verdict()).isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
    }

    @Test
    void netPromoterScoresTellTheirGroupsAndTheirShift() {
        Metric nps = metric("nps", "1").asNetPromoterScore(Trial.VIEWS).higherIsBetter();
        ImpactRecord record = record(draft(Multiplicity.HOLM).measuring(nps).noGuardrails("none"), ROWS);
        long[] a = counts(ROWS, "A", 3, row -> row.views() >= 9 ? 2 : row.views() >= 7 ? 1 : 0);
        long[] b = counts(ROWS, "B", 3, row -> row.views() >= 9 ? 2 : row.views() >= 7 ? 1 : 0);

        assertThat(record.metric("nps").levels().get(0).shares())
                .extracting(ShareResult::level)
                .containsExactly("detractors", "passives", "promoters");
        assertThat(record.metric("nps").levels().get(0).shares())
                .extracting(ShareResult::count)
                .containsExactly(a[0], a[1], a[2]);
        assertThat(effect(record, "nps", "")
                        .shift()
                        .orElseThrow()
                        .cliffsDelta()
                        .value()
                        .orElseThrow()
                        .estimate())
                .isEqualTo(CliffsDelta.of(a, b).orElseThrow().value().doubleValue());
    }
}
