package io.modelimpact.engine;

import static io.modelimpact.Impact.amount;
import static io.modelimpact.Impact.assumption;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.normalWithMoments;
import static io.modelimpact.Impact.outcome;
import static io.modelimpact.Impact.scenario;
import static io.modelimpact.Impact.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.Policy;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.NextStepKind;
import io.modelimpact.record.OutcomeResult;
import io.modelimpact.record.OutcomeResult.Projected;
import io.modelimpact.scenario.Assumption;
import io.modelimpact.scenario.Outcome;
import io.modelimpact.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Holds scenarios to closed forms, to each other's independence, and to what policies make of them. */
final class ScenarioEvaluationTest {
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final List<Row> ROWS = complete();
    private static final Metric CONVERSION = Trial.CONVERSION;
    private static final Metric SPEND = Trial.SPEND;

    private static final Assumption REACH =
            assumption("reach", uniform("0.8", "1.2")).asNumber().because("of last year");
    private static final Outcome VALUE = outcome("value")
            .as(effectOn(SPEND).absolute().plus(effectOn(CONVERSION).absolute().times(amount("100", currency("EUR")))))
            .in(currency("EUR"))
            .higherIsBetter()
            .above("2");
    private static final Outcome REACHED = outcome("reached")
            .as(effectOn(SPEND).absolute().times(REACH))
            .in(currency("EUR"))
            .higherIsBetter();

    /** Spending that goes with buying, nothing missing, so that the effects are correlated. */
    private static List<Row> complete() {
        return Trial.rows(2_000, 4, 150).stream()
                .map(row -> {
                    boolean bought = Boolean.TRUE.equals(row.bought());
                    long cents = (row.cents() == null ? 1_000 : row.cents()) + (bought ? 900 : 0);
                    return new Row(
                            row.user(), row.variant(), "DE", bought, cents, row.clicks(), row.views(), row.score());
                })
                .toList();
    }

    private static ImpactRecord evaluate(AssessmentDraft draft, Policy policy) {
        return evaluation(draft.claiming(Trial.SELLS)
                        .noGuardrails("only scenarios matter here")
                        .decidedBy(policy)
                        .build())
                .record();
    }

    private static ImpactRecord evaluate(AssessmentDraft draft) {
        return evaluate(draft, Trial.lenient(Multiplicity.HOLM));
    }

    private static Evaluation evaluation(Assessment assessment) {
        return ENGINE.evaluate(ENGINE.plan(assessment), Inputs.bind(Trial.USERS, Trial.source(ROWS, 128)), Trial.AS_OF);
    }

    private static Projected projected(ImpactRecord record, String scenario, String outcome) {
        return found(record, scenario, outcome).result().value().orElseThrow();
    }

    private static OutcomeResult found(ImpactRecord record, String scenario, String outcome) {
        return record.scenario(scenario).outcomes().stream()
                .filter(result -> result.outcome().equals(outcome))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject resultJson(ImpactRecord record, int scenario, int outcome) {
        return record.json()
                .object("results")
                .array("scenarios")
                .objects()
                .get(scenario)
                .array("outcomes")
                .objects()
                .get(outcome);
    }

    private static double mean(String variant, ToDoubleFunction<Row> value) {
        return ROWS.stream()
                .filter(row -> row.variant().equals(variant))
                .mapToDouble(value)
                .average()
                .orElseThrow();
    }

    /** The covariance of two differences of means: that of the units, divided by their number, summed over both arms. */
    private static double covariance(ToDoubleFunction<Row> first, ToDoubleFunction<Row> second) {
        double sum = 0;
        for (String variant : List.of("A", "B")) {
            double x = mean(variant, first);
            double y = mean(variant, second);
            List<Row> arm =
                    ROWS.stream().filter(row -> row.variant().equals(variant)).toList();
            double products = arm.stream()
                    .mapToDouble(row -> (first.applyAsDouble(row) - x) * (second.applyAsDouble(row) - y))
                    .sum();
            sum += products / (arm.size() - 1) / arm.size();
        }
        return sum;
    }

    private static double euros(Row row) {
        return Objects.requireNonNull(row.cents()) / 100.0;
    }

    private static double bought(Row row) {
        return Boolean.TRUE.equals(row.bought()) ? 1 : 0;
    }

    @Test
    void effectsAreDrawnWithTheCorrelationOfTheUnits() {
        ImpactRecord record = evaluate(Trial.draft().under(scenario("base").projecting(VALUE)));
        double found = resultJson(record, 0, 0)
                .object("result")
                .array("correlations")
                .objects()
                .get(0)
                .number("correlation");
        double expected = covariance(ScenarioEvaluationTest::euros, ScenarioEvaluationTest::bought)
                / Math.sqrt(covariance(ScenarioEvaluationTest::euros, ScenarioEvaluationTest::euros)
                        * covariance(ScenarioEvaluationTest::bought, ScenarioEvaluationTest::bought));
        assertThat(expected).isGreaterThan(0.3);
        assertThat(found).isCloseTo(expected, within(1e-9));
    }

    @Test
    void aSumOfTwoCorrelatedEffectsHasTheAnalyticMeanAndVariance() {
        Projected value =
                projected(evaluate(Trial.draft().under(scenario("base").projecting(VALUE))), "base", "value");
        double mean = mean("B", ScenarioEvaluationTest::euros)
                - mean("A", ScenarioEvaluationTest::euros)
                + 100 * (mean("B", ScenarioEvaluationTest::bought) - mean("A", ScenarioEvaluationTest::bought));
        double variance = covariance(ScenarioEvaluationTest::euros, ScenarioEvaluationTest::euros)
                + 1e4 * covariance(ScenarioEvaluationTest::bought, ScenarioEvaluationTest::bought)
                + 200 * covariance(ScenarioEvaluationTest::euros, ScenarioEvaluationTest::bought);
        double independent = variance - 200 * covariance(ScenarioEvaluationTest::euros, ScenarioEvaluationTest::bought);
        double deviation = Math.sqrt(variance);
        assertThat(value.draws()).isEqualTo(10_000);
        assertThat(value.summary().mean().value()).isCloseTo(mean, within(4 * deviation / 100));
        assertThat(value.summary().standardDeviation().value()).isCloseTo(deviation, within(0.03 * deviation));
        assertThat(Math.sqrt(independent)).isLessThan(0.95 * deviation);
        assertThat(value.summary().quantile(0.95).orElseThrow().value())
                .isCloseTo(mean + 1.6448536269514722 * deviation, within(0.08 * deviation));
    }

    @Test
    void aScenarioAnAssumptionOrAMetricMoreChangesNoNumberOfTheOthers() {
        Scenario base = scenario("base").assuming(REACH).projecting(REACHED);
        Assumption margin = assumption("margin", normalWithMoments("0.3", "0.05"))
                .asNumber()
                .because("of the books");
        Outcome profit = outcome("profit")
                .as(effectOn(SPEND).absolute().times(margin))
                .in(currency("EUR"))
                .higherIsBetter();
        Metric views = metric("views", "1").asMean(Trial.VIEWS).withoutDirection();
        ImpactRecord small = evaluate(Trial.draft().under(base));
        ImpactRecord another =
                evaluate(Trial.draft().under(base, scenario("other").projecting(VALUE)));
        ImpactRecord assumed =
                evaluate(Trial.draft().under(base.assuming(margin).projecting(profit)));
        ImpactRecord measured = evaluate(Trial.draft().measuring(views).under(base));
        JsonObject alone = resultJson(small, 0, 0);
        assertThat(resultJson(another, 0, 0)).isEqualTo(alone);
        assertThat(resultJson(assumed, 0, 0)).isEqualTo(alone);
        assertThat(resultJson(measured, 0, 0)).isEqualTo(alone);
        assertThat(another.json().object("results").array("effects"))
                .isEqualTo(small.json().object("results").array("effects"));
    }

    @Test
    void scenariosShareTheirDrawsSoThatTheirDifferenceIsNoNoise() {
        Outcome shifted = outcome("value")
                .as(effectOn(SPEND)
                        .absolute()
                        .plus(effectOn(CONVERSION).absolute().times(amount("100", currency("EUR"))))
                        .minus(amount("1", currency("EUR"))))
                .in(currency("EUR"))
                .higherIsBetter();
        ImpactRecord record = evaluate(Trial.draft()
                .under(scenario("base").projecting(VALUE), scenario("fee").projecting(shifted)));
        OutcomeResult.Comparison comparison = projected(record, "fee", "value")
                .comparison()
                .orElseThrow()
                .value()
                .orElseThrow();
        assertThat(comparison.delta().mean().value()).isCloseTo(-1, within(1e-9));
        assertThat(comparison.delta().standardDeviation().value()).isLessThan(1e-9);
        assertThat(comparison.worse().orElseThrow().value()).isEqualTo(1);
        assertThat(projected(record, "base", "value").comparison()).isEmpty();
    }

    @Test
    void aRollbackRestoresTheEffectWithItsSignTurned() {
        Projected value =
                projected(evaluate(Trial.draft().under(scenario("base").projecting(VALUE))), "base", "value");
        OutcomeResult.Rollback rollback = value.rollback().orElseThrow().value().orElseThrow();
        assertThat(rollback.restores().mean().value())
                .isCloseTo(-value.summary().mean().value(), within(1e-12));
        double above = value.probabilities().get(0).probability().value();
        assertThat(rollback.better().orElseThrow().value()).isCloseTo(1 - above, within(1e-12));
    }

    @Test
    void whatAPolicyRequiresOfAScenarioStopsACandidateThatMissesIt() {
        AssessmentDraft draft = Trial.draft().under(scenario("base").projecting(VALUE));
        Policy plain = Trial.lenient(Multiplicity.HOLM);
        assertThat(evaluate(draft, plain).decision("2.0").outcome()).isEqualTo(DecisionOutcome.SHIP);
        ImpactRecord met = evaluate(
                Trial.draft().under(scenario("base").projecting(VALUE)),
                plain.requiring(outcome("value").in("base").aboveZero().withProbabilityAtLeast("0.9")));
        assertThat(met.decision("2.0").outcome()).isEqualTo(DecisionOutcome.SHIP);
        ImpactRecord missed = evaluate(
                Trial.draft().under(scenario("base").projecting(VALUE)),
                plain.requiring(outcome("value").in("base").above("1000").withProbabilityAtLeast("0.9")));
        assertThat(missed.decision("2.0").outcome()).isEqualTo(DecisionOutcome.HOLD);
        assertThat(missed.decision("2.0").reasons()).anyMatch(reason -> reason.contains("value in scenario base"));
        ImpactRecord back = evaluate(
                Trial.draft().under(scenario("base").projecting(VALUE)),
                plain.rollingBackWhen(outcome("value").in("base").below("1000").withProbabilityAtLeast("0.9")));
        assertThat(back.decision("2.0").outcome()).isEqualTo(DecisionOutcome.ROLL_BACK);
    }

    @Test
    void aRecordWithScenariosKeepsToItsSchemaAndReplaysToTheSameBytes() throws IOException {
        Assessment assessment = Trial.draft()
                .under(
                        scenario("base").assuming(REACH).projecting(VALUE, REACHED),
                        scenario("half").projecting(VALUE).limitedBy("nothing is known of next year"))
                .claiming(Trial.SELLS)
                .noGuardrails("only scenarios matter here")
                .decidedBy(Trial.lenient(Multiplicity.HOLM))
                .build();
        Evaluation evaluation = evaluation(assessment);
        assertThat(Assessment.fromJson(assessment.toJson())).isEqualTo(assessment);
        try (InputStream in = ImpactRecord.class.getResourceAsStream("impact-record-1.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8),
                            InputFormat.JSON);
            assertThat(schema.validate(CanonicalJson.text(evaluation.record().json()), InputFormat.JSON))
                    .isEmpty();
        }
        assertThat(evaluation(assessment).record().digest())
                .isEqualTo(evaluation.record().digest());
        assertThat(ImpactRecord.read(evaluation.record().bytes()).scenarios()).hasSize(2);
    }

    @Test
    void whatIsNotSettledComesWithStepsThatSettleIt() {
        ImpactRecord record = evaluation(Trial.draft()
                        .claiming(hypothesis("H1")
                                .that(effectOn(Trial.RATE))
                                .isAboveZero()
                                .because("it is noise"))
                        .noGuardrails("only the hypothesis matters here")
                        .decidedBy(Trial.lenient(Multiplicity.HOLM))
                        .build())
                .record();
        assertThat(record.decision("2.0").outcome()).isEqualTo(DecisionOutcome.COLLECT_MORE);
        assertThat(record.decision("2.0").nextSteps())
                .anyMatch(step -> step.kind() == NextStepKind.DECIDED_TODAY
                        && step.bound().orElseThrow() < 0);
    }
}
