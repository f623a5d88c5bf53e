package io.modelimpact.engine;

import static io.modelimpact.Impact.HOLD;
import static io.modelimpact.Impact.NOTE;
import static io.modelimpact.Impact.ROLL_BACK;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.effectOnGap;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.moreThan;
import static io.modelimpact.engine.PairedTrial.BY_GROUP;
import static io.modelimpact.engine.PairedTrial.PRECISION;
import static io.modelimpact.engine.PairedTrial.RECALL;
import static io.modelimpact.engine.PairedTrial.SELECTED;
import static io.modelimpact.engine.PairedTrial.V3;
import static io.modelimpact.engine.PairedTrial.design;
import static io.modelimpact.engine.PairedTrial.draft;
import static io.modelimpact.engine.PairedTrial.record;
import static io.modelimpact.engine.PairedTrial.rows;
import static io.modelimpact.measure.Measures.PERCENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.engine.PairedTrial.Row;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.json.Digest;
import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.GuardrailResult;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.stats.compare.OneSampleTTest;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What becomes of rows that several versions scored, from columns to decision. */
final class PairedEvaluationTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    private static Assessment measured() {
        return draft(design()).noHypotheses("none").noGuardrails("none").build();
    }

    private static EstimateResult effect(ImpactRecord record, String metric, String version, boolean relative) {
        EffectResult effect = record.effects().stream()
                .filter(found -> found.metric().equals(metric) && found.slice().isEmpty())
                .filter(found -> found.version().version().equals(version))
                .findFirst()
                .orElseThrow();
        return (relative ? effect.relative() : effect.absolute()).value().orElseThrow();
    }

    private static double flag(boolean value) {
        return value ? 1 : 0;
    }

    /** The standard error of the difference of two ratios over units, from the residuals of each unit, in the textbook's order. */
    private static double standardError(
            List<Row> units,
            ToDoubleFunction<Row> n1,
            ToDoubleFunction<Row> d1,
            ToDoubleFunction<Row> n2,
            ToDoubleFunction<Row> d2) {
        double[] sums = new double[4];
        for (Row row : units) {
            sums[0] += n1.applyAsDouble(row);
            sums[1] += d1.applyAsDouble(row);
            sums[2] += n2.applyAsDouble(row);
            sums[3] += d2.applyAsDouble(row);
        }
        double squares = 0;
        for (Row row : units) {
            double residual = (n2.applyAsDouble(row) - sums[2] / sums[3] * d2.applyAsDouble(row)) / sums[3]
                    - (n1.applyAsDouble(row) - sums[0] / sums[1] * d1.applyAsDouble(row)) / sums[1];
            squares += residual * residual;
        }
        int n = units.size();
        return Math.sqrt(squares * n / (n - 1.0));
    }

    @Test
    void meansAreComparedByTheDifferencesOfTheUnits() {
        List<Row> rows = rows(300, 1);
        ImpactRecord record = record(measured(), rows);
        var expected = OneSampleTTest.withDefaults()
                .test(rows.stream()
                        .mapToDouble(row -> row.score()[1] - row.score()[0])
                        .toArray())
                .orElseThrow();
        EstimateResult found = effect(record, "score", "2", false);
        assertThat(found.estimate()).isCloseTo(expected.value(), CLOSE);
        assertThat(found.standardError().orElseThrow()).isCloseTo(expected.standardError(), CLOSE);
        assertThat(found.degreesOfFreedom()).contains(299.0);
        assertThat(found.method()).isEqualTo("compare/paired-t@1.0");
    }

    @Test
    void aConditionThatReadsTheDecisionSelectsOtherRowsUnderEachVersion() {
        List<Row> rows = rows(300, 1);
        EstimateResult found = effect(record(measured(), rows), "precision", "2", false);
        double first = rows.stream()
                .filter(row -> row.approve()[0])
                .mapToDouble(row -> flag(row.label()))
                .average()
                .orElseThrow();
        double second = rows.stream()
                .filter(row -> row.approve()[1])
                .mapToDouble(row -> flag(row.label()))
                .average()
                .orElseThrow();
        assertThat(found.estimate()).isCloseTo(second - first, CLOSE);
        assertThat(found.standardError().orElseThrow())
                .isCloseTo(
                        standardError(
                                rows,
                                row -> flag(row.label() && row.approve()[0]),
                                row -> flag(row.approve()[0]),
                                row -> flag(row.label() && row.approve()[1]),
                                row -> flag(row.approve()[1])),
                        CLOSE);
        assertThat(found.method()).isEqualTo("compare/paired-ratio-of-sums-delta@1.0");
    }

    @Test
    void proportionsAreComparedByTheScoreTestOfThePairs() {
        List<Row> rows = rows(300, 1);
        ImpactRecord record = record(measured(), rows);
        long gained = rows.stream()
                .filter(row -> row.approve()[1] && !row.approve()[0])
                .count();
        long lost = rows.stream()
                .filter(row -> row.approve()[0] && !row.approve()[1])
                .count();
        EstimateResult found = effect(record, "selected", "2", false);
        assertThat(found.estimate()).isCloseTo((gained - lost) / 300.0, CLOSE);
        assertThat(found.method()).isEqualTo("compare/paired-proportion-score@1.0");
        assertThat(record.metric("recall").levels().get(0).units())
                .isEqualTo(rows.stream().filter(Row::label).count());
    }

    @Test
    void aRowThatLacksAScoreUnderOneVersionEntersUnderNone() {
        List<Row> rows = new ArrayList<>(rows(100, 1));
        Row lacking = rows.get(7);
        rows.set(7, new Row("u7", "b", false, lacking.approve(), new double[] {5, Double.NaN, 1}));
        ImpactRecord record = record(measured(), rows);
        assertThat(record.metric("score").excludedMissing()).isEqualTo(1);
        assertThat(record.metric("score").levels())
                .filteredOn(level -> level.slice().isEmpty())
                .extracting(level -> level.units())
                .containsOnly(99L);
        double first = rows.stream()
                        .filter(row -> !row.id().equals("u7"))
                        .mapToDouble(row -> row.score()[0])
                        .sum()
                / 99;
        assertThat(record.metric("score").levels().get(0).value().value().orElseThrow())
                .isCloseTo(first, CLOSE);
    }

    @Test
    void unitsThatRepeatUnannouncedTakeEveryFavourableVerdictAway() {
        Assessment assessment = draft(design())
                .claiming(hypothesis("H")
                        .that(effectOn(SELECTED).under(V3))
                        .isAboveZero()
                        .because("it approves more"))
                .noGuardrails("none")
                .build();
        ImpactRecord once = record(assessment, rows(600, 1));
        assertThat(once.check("unit-uniqueness").verdict()).isEqualTo(GuardrailVerdict.HELD);
        assertThat(once.hypothesis("H").verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
        ImpactRecord twice = record(assessment, rows(300, 2));
        assertThat(twice.check("unit-uniqueness").verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(twice.hypothesis("H").verdict()).isEqualTo(HypothesisVerdict.INCONCLUSIVE);
        assertThat(twice.decision("m 3").outcome()).isEqualTo(DecisionOutcome.HOLD);
        assertThat(twice.decision("m 3").reasons())
                .anySatisfy(reason -> assertThat(reason).contains("300 rows are further rows"));
    }

    @Test
    void unitsThatRepeatByDeclarationAreAddedUpFirst() {
        List<Row> rows = rows(200, 3);
        Assessment assessment = draft(design().unitsRepeat())
                .noHypotheses("none")
                .noGuardrails("none")
                .build();
        ImpactRecord record = record(assessment, rows);
        EstimateResult found = effect(record, "score", "2", false);
        TreeMap<String, double[]> units = new TreeMap<>();
        for (Row row : rows) {
            double[] sums = units.computeIfAbsent(row.id(), id -> new double[3]);
            sums[0] += row.score()[0];
            sums[1] += row.score()[1];
            sums[2]++;
        }
        List<Row> asRows = units.values().stream()
                .map(sums -> new Row("", "", false, new boolean[3], sums))
                .toList();
        assertThat(found.standardError().orElseThrow())
                .isCloseTo(
                        standardError(
                                asRows,
                                row -> row.score()[0],
                                row -> row.score()[2],
                                row -> row.score()[1],
                                row -> row.score()[2]),
                        CLOSE);
        assertThat(found.degreesOfFreedom()).contains(199.0);
        assertThat(record.arms()).extracting(arm -> arm.units()).containsOnly(200L);
        assertThat(effect(record, "selected", "2", false).method()).isEqualTo("compare/paired-ratio-of-sums-delta@1.0");
    }

    @Test
    void theRecordIsTheSameForEveryOrderPartitionAndNumberOfThreads() {
        for (Assessment assessment : List.of(claimed(design()), claimed(design().unitsRepeat()))) {
            List<Row> rows = rows(150, assessment.design().equals(design()) ? 1 : 3);
            Digest expected = PairedTrial.record(assessment, rows).digest();
            for (int seed = 1; seed <= 8; seed++) {
                List<Row> shuffled = shuffled(rows, seed);
                assertThat(PairedTrial.evaluation(assessment, shuffled, 1 + 37 * seed % 101, Execution.callerRuns())
                                .record()
                                .digest())
                        .isEqualTo(expected);
            }
            ExecutorService executor = Executors.newFixedThreadPool(4);
            try {
                assertThat(PairedTrial.evaluation(assessment, shuffled(rows, 9), 5, Execution.on(executor, 4))
                                .record()
                                .digest())
                        .isEqualTo(expected);
            } finally {
                executor.shutdown();
            }
        }
    }

    private static Assessment claimed(io.modelimpact.design.PairedDesign design) {
        return draft(design)
                .claiming(hypothesis("H").that(effectOn(SELECTED)).isAboveZero().because("reason"))
                .guardedBy(
                        guardrail("F")
                                .on(effectOnGap(RECALL, BY_GROUP, "a", "b"))
                                .mustNotRiseBy(moreThan("20").percentagePoints())
                                .otherwise(HOLD),
                        guardrail("L")
                                .onLevelOf(PRECISION)
                                .inEach(BY_GROUP)
                                .mustStayAbove("20", PERCENT)
                                .otherwise(NOTE))
                .build();
    }

    private static List<Row> shuffled(List<Row> rows, int seed) {
        List<Row> order = new ArrayList<>(rows);
        RandomStream draws = CounterRandom.of(seed).stream("permutation");
        for (int i = order.size() - 1; i > 0; i--) {
            java.util.Collections.swap(order, i, (int) draws.longBelow(i, i + 1L));
        }
        return order;
    }

    @Test
    void theEffectOnAGapAddsTheVariancesOfItsMembers() {
        List<Row> rows = rows(400, 1);
        ImpactRecord record = record(claimed(design()), rows);
        GuardrailResult guard = record.guardrail("F", "2");
        double[] change = new double[2];
        double[] error = new double[2];
        for (int i = 0; i < 2; i++) {
            String group = i == 0 ? "a" : "b";
            var test = OneSampleTTest.withDefaults()
                    .test(rows.stream()
                            .filter(row -> row.group().equals(group) && row.label())
                            .mapToDouble(row -> flag(row.approve()[1]) - flag(row.approve()[0]))
                            .toArray())
                    .orElseThrow();
            change[i] = test.value();
            error[i] = test.standardError();
        }
        EstimateResult basis = guard.claim().basis().orElseThrow().value().orElseThrow();
        assertThat(basis.estimate()).isCloseTo(change[0] - change[1], CLOSE);
        assertThat(basis.standardError().orElseThrow()).isCloseTo(Math.hypot(error[0], error[1]), CLOSE);
        assertThat(basis.method()).isEqualTo("compare/gap-welch@1.0");
        var gap = guard.claim().gap().orElseThrow();
        assertThat(gap.candidate().gap().orElseThrow() - gap.baseline().gap().orElseThrow())
                .isCloseTo(basis.estimate(), CLOSE);
        assertThat(record.protocol().multiplicity().orElseThrow().family())
                .contains("F/m 2", "F/m 3", "L/m 2/group=a", "L/m 3/group=b");
    }

    @Test
    void aGapBetweenMembersThatShareUnitsIsNotEvaluated() {
        List<Row> rows = new ArrayList<>(rows(100, 2));
        Row straying = rows.get(0);
        rows.set(0, new Row(straying.id(), "b", straying.label(), straying.approve(), straying.score()));
        GuardrailResult guard = record(claimed(design().unitsRepeat()), rows).guardrail("F", "2");
        assertThat(guard.verdict()).isEqualTo(GuardrailVerdict.NOT_EVALUATED);
        assertThat(guard.claim().reason().orElseThrow().code()).isEqualTo("design/units-in-several-members");
    }

    @Test
    void aGapWithAMemberThatNobodyBelongsToIsNotEvaluated() {
        Assessment assessment = draft(design())
                .noHypotheses("none")
                .guardedBy(guardrail("F")
                        .on(effectOnGap(RECALL, BY_GROUP, "a", "z"))
                        .mustNotRiseBy(moreThan("1").percentagePoints())
                        .otherwise(HOLD))
                .build();
        GuardrailResult guard = record(assessment, rows(100, 1)).guardrail("F", "2");
        assertThat(guard.verdict()).isEqualTo(GuardrailVerdict.NOT_EVALUATED);
        assertThat(guard.claim().reason().orElseThrow().code()).isEqualTo("slice/no-such-member");
        assertThat(guard.claim().gap().orElseThrow().baseline().gap()).isEmpty();
    }

    @Test
    void aBrokenLevelAsksForWhatItsGuardrailSays() {
        assertThat(outcome(ROLL_BACK)).isEqualTo(DecisionOutcome.ROLL_BACK);
        assertThat(outcome(HOLD)).isEqualTo(DecisionOutcome.HOLD);
        assertThat(outcome(NOTE)).isEqualTo(DecisionOutcome.SHIP);
    }

    private static DecisionOutcome outcome(Reaction reaction) {
        Assessment assessment = draft(design())
                .claiming(hypothesis("H")
                        .that(effectOn(SELECTED))
                        .isAbove(moreThan("-20").percentagePoints())
                        .because("reason"))
                .guardedBy(guardrail("L")
                        .onLevelOf(SELECTED)
                        .under(V3)
                        .mustStayBelow("50", PERCENT)
                        .otherwise(reaction))
                .build();
        ImpactRecord record = record(assessment, rows(900, 1));
        GuardrailResult guard = record.guardrail("L");
        assertThat(guard.verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(guard.claim().region().upper()).contains(0.5);
        assertThat(guard.claim().description()).isEqualTo("the level of selected under m 3 must be below 50 percent");
        assertThat(guard.claim().candidate().version()).isEqualTo("3");
        assertThat(record.decision("m 2").outcome()).isEqualTo(DecisionOutcome.SHIP);
        return record.decision("m 3").outcome();
    }

    @Test
    void guardrailsInEachMemberAreOneFamilyOverAllCandidates() {
        Assessment assessment = draft(design())
                .claiming(hypothesis("H").that(effectOn(SELECTED)).isAboveZero().because("reason"))
                .guardedBy(guardrail("G")
                        .on(effectOn(SELECTED).inEach(BY_GROUP))
                        .mustNotFallBy(moreThan("3").percentagePoints())
                        .otherwise(HOLD))
                .build();
        ImpactRecord record = record(assessment, rows(900, 1));
        assertThat(record.protocol().multiplicity().orElseThrow().family())
                .containsExactly("H/m 2", "H/m 3", "G/m 2/group=a", "G/m 2/group=b", "G/m 3/group=a", "G/m 3/group=b");
        assertThat(record.guardrails())
                .allSatisfy(guard -> assertThat(guard.claim()
                                .evidence()
                                .orElseThrow()
                                .simultaneousInterval()
                                .confidence())
                        .isGreaterThanOrEqualTo(0.95));
        assertThat(record.guardrail("G/m 3/group=b").verdict()).isEqualTo(GuardrailVerdict.HELD);
    }

    @Test
    void aRowWithoutAUnitEntersNothingAndIsReported() {
        List<Row> rows = new ArrayList<>(rows(50, 1));
        Row first = rows.get(0);
        rows.set(0, new Row("", first.group(), first.label(), first.approve(), first.score()));
        ImpactRecord record = record(measured(), rows);
        assertThat(record.arms().get(0).units()).isEqualTo(49);
        assertThat(record.check("unit-uniqueness").verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(record.check("unit-uniqueness").reason().orElseThrow().message())
                .contains("1 rows do not name");
    }
}
