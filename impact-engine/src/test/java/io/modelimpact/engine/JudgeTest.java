package io.modelimpact.engine;

import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.moreThan;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.hypothesis.HypothesisDraft;
import io.modelimpact.measure.Measure;
import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Holds estimates to the statistics on raw samples, verdicts to the algebra of intervals and regions, decisions to their table. */
class JudgeTest {
    private static final List<Row> ROWS = Trial.rows(4000, 42, 120);
    private static final Measure EUR = Trial.SPEND.measure();

    private static ImpactRecord record(AssessmentDraft draft, List<Row> rows) {
        return Trial.evaluate(draft.decidedBy(Trial.lenient(Multiplicity.NONE)).build(), rows)
                .record();
    }

    private static ImpactRecord claiming(List<Row> rows, Hypothesis... hypotheses) {
        return record(Trial.draft().claiming(hypotheses).noGuardrails("claims alone are tested"), rows);
    }

    private static ImpactRecord guarding(List<Row> rows, Guardrail... guardrails) {
        return record(Trial.draft().claiming(Trial.SELLS).guardedBy(guardrails), rows);
    }

    private static double[] values(List<Row> rows, String arm, ToDoubleFunction<Row> value) {
        return rows.stream()
                .filter(row -> row.variant().equals(arm) && row.cents() != null)
                .mapToDouble(value)
                .toArray();
    }

    private static double euros(Row row) {
        Long cents = row.cents();
        return cents == null ? Double.NaN : cents / 100.0;
    }

    @Test
    void effectsAreThoseOfTheStatisticsOnRawSamples() {
        ImpactRecord record = claiming(ROWS, Trial.SELLS);
        double[] control = values(ROWS, "A", JudgeTest::euros);
        double[] treatment = values(ROWS, "B", JudgeTest::euros);
        EffectResult effect = effect(record, "spend");
        agree(
                effect.absolute().value().orElseThrow(),
                WelchTTest.withDefaults().test(control, treatment).orElseThrow());
        agree(
                effect.relative().value().orElseThrow(),
                RelativeLift.withDefaults().test(control, treatment).orElseThrow());
        SampleSummary c = ratio("A");
        SampleSummary t = ratio("B");
        agree(
                effect(record, "rate").absolute().value().orElseThrow(),
                WelchTTest.withDefaults().test(c, t).orElseThrow());
    }

    private static SampleSummary ratio(String arm) {
        List<Row> rows = ROWS.stream().filter(row -> row.variant().equals(arm)).toList();
        return SampleSummary.ofRatio(
                rows.stream().mapToDouble(Row::clicks).toArray(),
                rows.stream().mapToDouble(Row::views).toArray());
    }

    private static EffectResult effect(ImpactRecord record, String metric) {
        return record.effects().stream()
                .filter(effect ->
                        effect.metric().equals(metric) && effect.slice().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static void agree(EstimateResult found, Estimate expected) {
        assertThat(found.estimate()).isCloseTo(expected.value(), within(1e-12));
        assertThat(found.standardError().orElseThrow()).isCloseTo(expected.standardError(), within(1e-12));
        assertThat(found.lower().orElseThrow()).isCloseTo(expected.interval().lower(), within(1e-12));
        assertThat(found.upper().orElseThrow()).isCloseTo(expected.interval().upper(), within(1e-12));
        assertThat(found.pValue().orElseThrow()).isCloseTo(expected.pValue(), within(1e-12));
    }

    /** The observed effect on spend is about 1.2 EUR with a standard error of about 0.19. */
    @Test
    void everyKindOfRegionIsReadOffTheInterval() {
        assertVerdict(hypothesis("H").that(effectOn(Trial.SPEND)).isAboveZero(), HypothesisVerdict.SUPPORTED);
        assertVerdict(hypothesis("H").that(effectOn(Trial.SPEND)).isBelowZero(), HypothesisVerdict.REFUTED);
        assertVerdict(hypothesis("H").that(effectOn(Trial.SPEND)).differsFromZero(), HypothesisVerdict.SUPPORTED);
        assertVerdict(
                hypothesis("H").that(effectOn(Trial.SPEND)).isAbove(by("0.5").in(EUR)), HypothesisVerdict.SUPPORTED);
        assertVerdict(
                hypothesis("H").that(effectOn(Trial.SPEND)).isAbove(by("1.2").in(EUR)), HypothesisVerdict.INCONCLUSIVE);
        assertVerdict(hypothesis("H").that(effectOn(Trial.SPEND)).isAbove(by("5").in(EUR)), HypothesisVerdict.REFUTED);
        assertVerdict(
                hypothesis("H").that(effectOn(Trial.SPEND)).isWithin(by("5").in(EUR)), HypothesisVerdict.SUPPORTED);
        assertVerdict(
                hypothesis("H").that(effectOn(Trial.SPEND)).isWithin(by("0.1").in(EUR)), HypothesisVerdict.REFUTED);
        assertVerdict(
                hypothesis("H").that(effectOn(Trial.SPEND)).isNotBelow(by("0.1").in(EUR)), HypothesisVerdict.SUPPORTED);
        assertVerdict(
                hypothesis("H").that(effectOn(Trial.SPEND)).isAbove(by("1").percent()), HypothesisVerdict.SUPPORTED);
        assertVerdict(
                hypothesis("H").that(effectOn(Trial.SPEND)).isAbove(by("50").percent()), HypothesisVerdict.REFUTED);
        assertVerdict(
                hypothesis("H").that(effectOn(Trial.CONVERSION)).isWithin(by("20").percentagePoints()),
                HypothesisVerdict.SUPPORTED);
        assertVerdict(
                hypothesis("H").that(effectOn(Trial.SPEND)).isAbove(by("0.01").standardDeviations()),
                HypothesisVerdict.SUPPORTED);
    }

    private static void assertVerdict(HypothesisDraft draft, HypothesisVerdict verdict) {
        Hypothesis hypothesis = draft.because("it is tested");
        assertThat(claiming(ROWS, hypothesis).hypothesis("H").verdict())
                .as(hypothesis.describe())
                .isEqualTo(verdict);
    }

    @Test
    void aFamilyWidensIntervalsButNotBeyondBonferroni() {
        Hypothesis other =
                hypothesis("H2").that(effectOn(Trial.CONVERSION)).isAboveZero().because("of this");
        Assessment holm = Trial.draft()
                .claiming(Trial.SELLS, other)
                .noGuardrails("claims alone are tested")
                .decidedBy(Trial.lenient(Multiplicity.HOLM))
                .build();
        ImpactRecord record = Trial.evaluate(holm, ROWS).record();
        for (String id : List.of("H1", "H2")) {
            double confidence = record.hypothesis(id)
                    .claim()
                    .evidence()
                    .orElseThrow()
                    .simultaneousInterval()
                    .confidence();
            assertThat(confidence).as(id).isBetween(0.95, 0.975);
        }
        assertThat(record.hypothesis("H1")
                        .claim()
                        .evidence()
                        .orElseThrow()
                        .adjustedPValue()
                        .orElseThrow())
                .isGreaterThanOrEqualTo(record.hypothesis("H1")
                        .claim()
                        .evidence()
                        .orElseThrow()
                        .pValue()
                        .orElseThrow());
    }

    @Test
    void aFailedRequiredDiagnosticLeavesNoFavourableVerdict() {
        List<Row> lopsided = new ArrayList<>(ROWS);
        lopsided.removeIf(
                row -> row.variant().equals("B") && requireNonNull(row.user()).endsWith("1"));
        Guardrail held = guardrail("G1")
                .on(effectOn(Trial.SPEND))
                .mustNotFallBy(moreThan("1").in(EUR))
                .otherwise(Reaction.HOLD);
        Guardrail broken = guardrail("G2")
                .on(effectOn(Trial.SPEND))
                .mustNotRiseBy(moreThan("0.1").in(EUR))
                .otherwise(Reaction.NOTE);
        ImpactRecord record = guarding(lopsided, held, broken);
        assertThat(record.check("sample-ratio").verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.INCONCLUSIVE);
        assertThat(record.hypothesis("H1").verdictBeforeDiagnostics()).contains(HypothesisVerdict.SUPPORTED);
        assertThat(record.guardrail("G1").verdict()).isEqualTo(GuardrailVerdict.INCONCLUSIVE);
        assertThat(record.guardrail("G2").verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(record.decision("2.0").outcome()).isEqualTo(DecisionOutcome.HOLD);
    }

    @Test
    void oneBrokenMetricLeavesTheOthers() {
        List<Row> rows = new ArrayList<>();
        for (Row row : ROWS) {
            rows.add(new Row(
                    row.user(),
                    row.variant(),
                    row.country(),
                    row.bought(),
                    row.cents(),
                    row.clicks(),
                    0,
                    "u7".equals(row.user()) ? Double.NaN : row.score()));
        }
        Hypothesis rate = hypothesis("H2")
                .that(effectOn(Trial.RATE))
                .isAboveZero()
                .secondary()
                .because("of it");
        Hypothesis taste = hypothesis("H3")
                .that(effectOn(Trial.TASTE))
                .isAboveZero()
                .secondary()
                .because("of it");
        ImpactRecord record = claiming(rows, Trial.SELLS, rate, taste);
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
        assertThat(record.hypothesis("H2").verdict()).isEqualTo(HypothesisVerdict.NOT_EVALUATED);
        assertThat(record.hypothesis("H3").verdict()).isEqualTo(HypothesisVerdict.NOT_EVALUATED);
        assertThat(record.hypothesis("H2").claim().reason().orElseThrow().code())
                .isEqualTo("stats/zero-denominator");
        assertThat(record.hypothesis("H3").claim().reason().orElseThrow().code())
                .isEqualTo("metric/not-finite");
        assertThat(record.hypothesis("H3").claim().reason().orElseThrow().remedy())
                .isNotEmpty();
        assertThat(record.decision("2.0").outcome())
                .as("secondary hypotheses decide nothing")
                .isEqualTo(DecisionOutcome.SHIP);
    }

    @Test
    void everyReactionToEveryVerdictDecidesAsTheTableSays() {
        for (Reaction reaction : Reaction.values()) {
            Guardrail held = guardrail("G")
                    .on(effectOn(Trial.SPEND))
                    .mustNotFallBy(moreThan("1").in(EUR))
                    .otherwise(reaction);
            Guardrail broken = guardrail("G")
                    .on(effectOn(Trial.SPEND))
                    .mustNotRiseBy(moreThan("0.1").in(EUR))
                    .otherwise(reaction);
            Guardrail open = guardrail("G")
                    .on(effectOn(Trial.SPEND))
                    .mustNotRiseBy(moreThan("1.2").in(EUR))
                    .otherwise(reaction);
            assertDecision(held, GuardrailVerdict.HELD, DecisionOutcome.SHIP);
            assertDecision(
                    broken,
                    GuardrailVerdict.BREACHED,
                    switch (reaction) {
                        case HOLD -> DecisionOutcome.HOLD;
                        case ROLL_BACK -> DecisionOutcome.ROLL_BACK;
                        case NOTE -> DecisionOutcome.SHIP;
                    });
            assertDecision(
                    open,
                    GuardrailVerdict.INCONCLUSIVE,
                    reaction == Reaction.NOTE ? DecisionOutcome.SHIP : DecisionOutcome.COLLECT_MORE);
        }
    }

    private static void assertDecision(Guardrail guardrail, GuardrailVerdict verdict, DecisionOutcome outcome) {
        ImpactRecord record = guarding(ROWS, guardrail);
        assertThat(record.guardrail("G").verdict()).as(guardrail.describe()).isEqualTo(verdict);
        assertThat(record.decision("2.0").outcome()).as(guardrail.describe()).isEqualTo(outcome);
        assertThat(record.decision("2.0").rules())
                .as("the trace holds every rule, and one of those that fired decided")
                .anyMatch(rule ->
                        rule.fired() && rule.outcome().filter(outcome::equals).isPresent());
    }

    @Test
    void tooFewUnitsAskForMore() {
        ImpactRecord record = claiming(Trial.rows(100, 4, 2000), Trial.SELLS);
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
        assertThat(record.decision("2.0").outcome()).isEqualTo(DecisionOutcome.COLLECT_MORE);
    }

    @Test
    void aRefutedPrimaryHypothesisHolds() {
        Hypothesis wrong =
                hypothesis("H1").that(effectOn(Trial.SPEND)).isBelowZero().because("it is wrong");
        assertThat(claiming(ROWS, wrong).decision("2.0").outcome()).isEqualTo(DecisionOutcome.HOLD);
    }

    @Test
    void theMissingUnitsThatARecordNamesWouldDo() {
        Hypothesis close = hypothesis("H1")
                .that(effectOn(Trial.SPEND))
                .isAbove(by("1").in(EUR))
                .because("it is close");
        ImpactRecord record = claiming(ROWS, close);
        assertThat(record.decision("2.0").outcome()).isEqualTo(DecisionOutcome.COLLECT_MORE);
        long missing = record.decision("2.0").flips().get(0).unitsMissing().orElseThrow();
        EstimateResult found = effect(record, "spend").absolute().value().orElseThrow();
        double half = (found.upper().orElseThrow() - found.lower().orElseThrow()) / 2;
        double shrunk = half * Math.sqrt(4000.0 / (4000 + missing));
        assertThat(found.estimate() - shrunk).isCloseTo(1, within(0.01));
    }

    @Test
    void anArmWithoutUnitsIsNotEvaluated() {
        List<Row> rows = ROWS.stream().filter(row -> row.variant().equals("A")).toList();
        ImpactRecord record = claiming(rows, Trial.SELLS);
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.NOT_EVALUATED);
        assertThat(record.decision("2.0").outcome()).isEqualTo(DecisionOutcome.HOLD);
    }
}
