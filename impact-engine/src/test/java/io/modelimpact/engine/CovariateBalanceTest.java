package io.modelimpact.engine;

import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.engine.AdjustedTrial.ADJUSTED;
import static io.modelimpact.engine.AdjustedTrial.ADJUSTED_RATE;
import static io.modelimpact.engine.AdjustedTrial.BEFORE;
import static io.modelimpact.engine.AdjustedTrial.BOUGHT;
import static io.modelimpact.engine.AdjustedTrial.REVENUE;
import static io.modelimpact.engine.AdjustedTrial.SPEND;
import static io.modelimpact.engine.AdjustedTrial.VIEWS_BEFORE;
import static io.modelimpact.engine.AdjustedTrial.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.AdjustedTrial.Row;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.CheckResult;
import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The design's own test that covariates were alike before units were assigned. */
class CovariateBalanceTest {
    private static final List<Row> ROWS = AdjustedTrial.rows(3000, 7, 600);

    private static ImpactRecord record(List<Row> rows, Metric... metrics) {
        return AdjustedTrial.evaluate(AdjustedTrial.claimed(metrics), rows).record();
    }

    private static List<CheckResult> balance(ImpactRecord record) {
        return record.checks().stream()
                .filter(check -> check.kind().equals("COVARIATE_BALANCE"))
                .toList();
    }

    private static List<Row> changed(UnaryOperator<Row> change) {
        return ROWS.stream().map(change).toList();
    }

    private static Row with(Row row, Long dimes) {
        return new Row(
                row.user(),
                row.variant(),
                row.tier(),
                row.bought(),
                row.cents(),
                dimes,
                row.affinity(),
                row.clicks(),
                row.views(),
                row.clicksBefore(),
                row.viewsBefore());
    }

    private static SampleSummary summary(String variant, Function<Row, double[]> values, boolean ratio) {
        var state = state(ROWS, row -> row.variant().equals(variant), values);
        return ratio ? SampleSummary.ofRatio(state, 0, 1) : SampleSummary.ofMean(state, 0);
    }

    private static void agree(CheckResult check, Function<Row, double[]> values, boolean ratio) {
        Estimate expected = WelchTTest.withDefaults()
                .test(summary("A", values, ratio), summary("B", values, ratio))
                .orElseThrow();
        assertThat(check.pValue().orElseThrow()).isCloseTo(expected.pValue(), within(1e-12));
        assertThat(check.statistic().orElseThrow()).isCloseTo(expected.statistic(), within(1e-9));
        assertThat(check.verdict()).isEqualTo(GuardrailVerdict.HELD);
        assertThat(check.alarmBelow()).contains("0.001");
        assertThat(check.method()).contains("check/covariate-balance@1.0");
        assertThat(check.required()).isTrue();
    }

    @Test
    void everyCovariateIsTestedByWelchsTest() {
        Metric two = metric("two", "1")
                .asMean(REVENUE)
                .adjustedBy(BEFORE, VIEWS_BEFORE)
                .higherIsBetter();
        ImpactRecord record = record(ROWS, two, ADJUSTED_RATE, SPEND);
        List<CheckResult> checks = balance(record);
        assertThat(checks)
                .extracting(CheckResult::id)
                .containsExactly(
                        "covariate-balance/two/B/revenue_before",
                        "covariate-balance/two/B/views_before",
                        "covariate-balance/adjusted_rate/B/clicks_before over views_before");
        agree(checks.get(0), row -> new double[] {row.before()}, false);
        agree(checks.get(1), row -> new double[] {row.viewsBefore()}, false);
        agree(checks.get(2), row -> new double[] {row.clicksBefore(), row.viewsBefore()}, true);
        assertThat(checks.get(0).description())
                .isEqualTo("the units of two in A and B were alike in revenue_before before they were assigned");
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
        JsonObject method = record.json().object("protocol").array("methods").objects().stream()
                .filter(used -> used.string("id").equals("check/covariate-balance@1.0"))
                .findFirst()
                .orElseThrow();
        assertThat(method.array("usedFor").strings()).containsExactly("adjusted_rate", "two");
        assertThat(method.object("parameters").string("alarmBelow")).isEqualTo("0.001");
    }

    /** The candidate was given those who spent more before: what the numbers say of it counts for nothing. */
    @Test
    void armsThatDifferedBeforeTheChangeLeaveFavourableVerdictsUndecided() {
        List<Row> unequal = changed(row ->
                row.variant().equals("B") && row.dimesBefore() != null ? with(row, row.dimesBefore() + 50) : row);
        ImpactRecord record = record(unequal, ADJUSTED);
        CheckResult check = balance(record).get(0);
        assertThat(check.verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(check.pValue().orElseThrow()).isLessThan(0.001);
        assertThat(check.reason().orElseThrow().code()).isEqualTo("design/covariate-imbalance");
        assertThat(check.reason().orElseThrow().message())
                .contains("the level of revenue_before among the units of adjusted is ")
                .contains(" in A and ")
                .contains("by chance alone they differ so much with probability p = ");
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.INCONCLUSIVE);
        assertThat(record.hypothesis("H1").verdictBeforeDiagnostics()).contains(HypothesisVerdict.SUPPORTED);
        assertThat(record.decisions().get(0).outcome()).isNotEqualTo(DecisionOutcome.SHIP);
        assertThat(record.decisions().get(0).reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("The groups differed before anything was changed: the level of revenue_before"));
    }

    @Test
    void harmStaysRefutedWhateverTheBalance() {
        List<Row> unequal = changed(row ->
                row.variant().equals("B") && row.dimesBefore() != null ? with(row, row.dimesBefore() + 50) : row);
        Assessment harm = AdjustedTrial.draft(ADJUSTED)
                .claiming(
                        hypothesis("H1").that(effectOn(ADJUSTED)).isBelowZero().because("it is thought to cost"))
                .noGuardrails("estimates alone are tested")
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
        assertThat(AdjustedTrial.evaluate(harm, unequal)
                        .record()
                        .hypothesis("H1")
                        .verdict())
                .isEqualTo(HypothesisVerdict.REFUTED);
    }

    /** Who buys depends on the change, so that buyers of both arms are not alike though all units were. */
    @Test
    void aChangeThatDecidesWhoEntersIsFound() {
        List<Row> drawn = changed(row -> new Row(
                row.user(),
                row.variant(),
                row.tier(),
                row.variant().equals("A") ? row.affinity() > 1 : row.affinity() > -1,
                row.cents(),
                row.dimesBefore(),
                row.affinity(),
                row.clicks(),
                row.views(),
                row.clicksBefore(),
                row.viewsBefore()));
        Metric ofBuyers = metric("of_buyers", "1")
                .asMean(REVENUE)
                .among(BOUGHT)
                .adjustedBy(BEFORE)
                .higherIsBetter();
        List<CheckResult> checks = balance(record(drawn, ofBuyers, ADJUSTED));
        assertThat(checks)
                .extracting(CheckResult::verdict)
                .containsExactly(GuardrailVerdict.BREACHED, GuardrailVerdict.HELD);
    }

    @Test
    void constantsAreAlikeIfTheyAreEqual() {
        assertThat(balance(record(changed(row -> with(row, 70L)), ADJUSTED)).get(0))
                .satisfies(check -> {
                    assertThat(check.verdict()).isEqualTo(GuardrailVerdict.HELD);
                    assertThat(check.pValue()).isEmpty();
                });
        ImpactRecord apart = record(changed(row -> with(row, row.variant().equals("A") ? 70L : 80L)), ADJUSTED);
        assertThat(balance(apart).get(0).verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(apart.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.INCONCLUSIVE);
    }

    @Test
    void whatCanNotBeTestedHoldsNothingBackButItsOwnMetric() {
        List<Row> one = ROWS.stream()
                .filter(row -> row.variant().equals("A") || row.user().equals("u1"))
                .toList();
        ImpactRecord record = record(one.isEmpty() ? ROWS : one, ADJUSTED);
        CheckResult check = balance(record).get(0);
        assertThat(check.verdict()).isEqualTo(GuardrailVerdict.NOT_EVALUATED);
        assertThat(check.required()).isFalse();
        assertThat(check.reason()).isPresent();
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.NOT_EVALUATED);
    }

    @Test
    void chanceAloneRarelyAlarms() {
        int alarms = 0;
        for (long seed = 100; seed < 160; seed++) {
            ImpactRecord record = record(AdjustedTrial.rows(200, seed, 0), ADJUSTED);
            alarms += balance(record).get(0).verdict() == GuardrailVerdict.BREACHED ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(1);
    }
}
