package io.modelimpact.assessment;

import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.outcome;
import static io.modelimpact.Impact.paired;
import static io.modelimpact.Impact.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.Policy;
import io.modelimpact.decision.Prior;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.design.StudyDesign;
import io.modelimpact.estimand.Amount;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.measure.Measure;
import io.modelimpact.measure.Measures;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricName;
import io.modelimpact.monitoring.AlwaysValid;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds what may be measured, claimed, believed and projected of quantiles, scales and units of several rows to what can be known. */
class RepeatedUnitsDeclarationTest {
    private static final RandomizedDesign REPEATING = RankerExample.DESIGN.unitsRepeat();
    private static final StudyDesign PAIRED = paired().unit(RankerExample.USER)
            .scoring(
                    RankerExample.BOUGHT,
                    by(RankerExample.OLD, RankerExample.USERS.flag("old")),
                    by(RankerExample.NEURAL, RankerExample.USERS.flag("neural")),
                    by(RankerExample.SMALL, RankerExample.USERS.flag("small")));
    private static final MetricName NAME = metric("m", "1");
    private static final Metric SLOW =
            NAME.asQuantile(RankerExample.LATENCY, "0.95").lowerIsBetter();
    private static final Metric MOOD =
            NAME.asOrdinal(RankerExample.ORDERS, 1, 5).higherIsBetter();

    private static AssessmentDraft draft(StudyDesign design, Metric metric, Policy policy) {
        return Assessment.named("a", "1")
                .ownedBy("tests")
                .comparing(RankerExample.CHANGE)
                .observing(design)
                .noContract("it is a test")
                .noChecks("it is a test")
                .measuring(metric)
                .claiming(hypothesis("H1").that(effectOn(metric)).isAboveZero().because("it is a test"))
                .decidedBy(policy);
    }

    private static Policy policy() {
        return Policy.named("standard", "1");
    }

    private static List<String> codes(AssessmentDraft draft) {
        try {
            draft.build();
            return List.of();
        } catch (ImpactException refused) {
            return refused.problems().stream().map(Problem::code).distinct().toList();
        }
    }

    private static List<String> codes(StudyDesign design, Metric metric) {
        return codes(draft(design, metric, policy()).noGuardrails("it is a test"));
    }

    @Test
    void unitsOfSeveralRowsAreSaidAndReadBack() {
        Assessment assessment = draft(
                        REPEATING,
                        NAME.asQuantile(RankerExample.LATENCY, "0.9")
                                .clusteredByUnit()
                                .lowerIsBetter(),
                        policy())
                .noGuardrails("it is a test")
                .build();

        assertThat(Assessment.fromJson(assessment.toJson())).isEqualTo(assessment);
        assertThat(REPEATING.toJson().find("unitsRepeat")).isPresent();
        assertThat(RankerExample.DESIGN.toJson().has("unitsRepeat")).isFalse();
        assertThat(REPEATING.describe()).startsWith("units of user_id in users, of several rows each, were assigned");
        assertThat(REPEATING.requiredDiagnostics()).containsExactlyInAnyOrder("SAMPLE_RATIO", "UNIT_IN_ONE_ARM");
        assertThat(RankerExample.DESIGN.requiredDiagnostics()).containsExactly("SAMPLE_RATIO");
    }

    @Test
    void whereUnitsRepeatAMetricSaysWhatItIsAbout() {
        for (Metric silent : List.of(
                SLOW,
                NAME.asMean(RankerExample.REVENUE).higherIsBetter(),
                NAME.asCount(RankerExample.ORDERS).higherIsBetter(),
                NAME.asProportion(RankerExample.BOUGHT).higherIsBetter(),
                NAME.asNetPromoterScore(RankerExample.ORDERS).higherIsBetter())) {
            assertThat(codes(REPEATING, silent)).as("%s", silent.kind()).containsExactly("declaration/grain-not-said");
            assertThat(codes(RankerExample.DESIGN, silent)).isEmpty();
        }
        assertThat(codes(REPEATING, MOOD)).containsExactly("declaration/one-answer-a-unit");
        assertThat(codes(
                        REPEATING,
                        NAME.asRatio(RankerExample.REVENUE, RankerExample.ORDERS)
                                .higherIsBetter()))
                .isEmpty();
        assertThat(codes(REPEATING, NAME.asMean(RankerExample.REVENUE).perUnit().higherIsBetter()))
                .isEmpty();
    }

    @Test
    void whereARowIsAUnitAGrainIsRefused() {
        assertThat(codes(
                        RankerExample.DESIGN,
                        NAME.asMean(RankerExample.REVENUE).perUnit().higherIsBetter()))
                .containsExactly("declaration/rows-are-units");
        assertThat(codes(
                        RankerExample.DESIGN,
                        NAME.asQuantile(RankerExample.REVENUE, "0.9")
                                .clusteredByUnit()
                                .higherIsBetter()))
                .containsExactly("declaration/rows-are-units");
        assertThat(codes(
                        PAIRED,
                        NAME.asProportion(RankerExample.BOUGHT)
                                .clusteredByUnit()
                                .higherIsBetter()))
                .containsExactly("declaration/grain-not-applicable");
    }

    @Test
    void pairedDesignsHaveNoQuantilesAndScales() {
        Metric score = NAME.asQuantile(RankerExample.BOUGHT.asNumber(), "0.5").higherIsBetter();

        assertThat(codes(PAIRED, score)).containsExactly("declaration/metric-not-for-design");
        assertThat(codes(
                        PAIRED,
                        NAME.asOrdinal(RankerExample.BOUGHT.asNumber(), 0, 1).higherIsBetter()))
                .containsExactly("declaration/metric-not-for-design");
        assertThat(codes(PAIRED, NAME.asProportion(RankerExample.BOUGHT).higherIsBetter()))
                .isEmpty();
    }

    @Test
    void anEffectOnAScaleIsAPlainNumber() {
        assertThat(mustNotFall(MOOD, by("5").percent())).containsExactly("declaration/no-relative-effect");
        assertThat(mustNotFall(MOOD, by("5").percentagePoints())).containsExactly("declaration/no-relative-effect");
        assertThat(mustNotFall(MOOD, by("0.1").standardDeviations())).containsExactly("declaration/no-relative-effect");
        assertThat(mustNotFall(MOOD, by("0.1").in(Measure.NONE))).isEmpty();
        assertThat(mustNotFall(SLOW, by("5").percent())).isEmpty();
        assertThat(mustNotFall(SLOW, by("5").percentagePoints())).containsExactly("declaration/scale-mismatch");
    }

    private static List<String> mustNotFall(Metric metric, Amount amount) {
        return codes(draft(RankerExample.DESIGN, metric, policy())
                .guardedBy(guardrail("G1")
                        .on(effectOn(metric))
                        .mustNotFallBy(amount)
                        .otherwise(Reaction.HOLD)));
    }

    @Test
    void aLevelOnAScaleIsAShareAndThatOfAQuantileInItsMeasure() {
        assertThat(mustStayAbove(MOOD, "60", Measures.PERCENT)).isEmpty();
        assertThat(mustStayAbove(MOOD, "0.6", Measure.NONE)).isEmpty();
        assertThat(mustStayAbove(MOOD, "60", Measure.NONE)).containsExactly("declaration/not-a-share");
        assertThat(mustStayAbove(MOOD, "3", Measures.ORDERS)).containsExactly("declaration/measure-mismatch");
        assertThat(mustStayAbove(SLOW, "250", Measures.MILLISECONDS)).isEmpty();
        assertThat(mustStayAbove(SLOW, "250", Measures.SECONDS)).containsExactly("declaration/measure-mismatch");
    }

    private static List<String> mustStayAbove(Metric metric, String amount, Measure measure) {
        return codes(draft(RankerExample.DESIGN, metric, policy())
                .guardedBy(guardrail("L1")
                        .onLevelOf(metric)
                        .mustStayAbove(amount, measure)
                        .otherwise(Reaction.HOLD)));
    }

    @Test
    void scenariosProjectNoQuantilesAndScales() {
        assertThat(codes(projecting(SLOW, Measures.MILLISECONDS))).containsExactly("declaration/covariance-unknown");
        assertThat(codes(projecting(MOOD, Measure.NONE))).containsExactly("declaration/covariance-unknown");
        assertThat(codes(projecting(NAME.asMean(RankerExample.REVENUE).higherIsBetter(), currency("EUR"))))
                .isEmpty();
    }

    private static AssessmentDraft projecting(Metric metric, Measure measure) {
        return draft(RankerExample.DESIGN, metric, policy())
                .noGuardrails("it is a test")
                .under(scenario("s")
                        .projecting(outcome("o")
                                .as(effectOn(metric).under(RankerExample.SMALL).absolute())
                                .in(measure)
                                .higherIsBetter()));
    }

    @Test
    void nothingIsBelievedOfAScale() {
        Metric rows = NAME.asProportion(RankerExample.BOUGHT).clusteredByUnit().higherIsBetter();
        Metric units = NAME.asProportion(RankerExample.BOUGHT).perUnit().higherIsBetter();

        assertThat(believing(RankerExample.DESIGN, MOOD, Prior.flat(MOOD)))
                .containsExactly("declaration/prior-does-not-fit");
        assertThat(believing(RankerExample.DESIGN, SLOW, Prior.flat(SLOW))).isEmpty();
        assertThat(believing(REPEATING, rows, Prior.beta(rows, "1", "1")))
                .containsExactly("declaration/prior-does-not-fit");
        assertThat(believing(REPEATING, units, Prior.beta(units, "1", "1"))).isEmpty();
    }

    private static List<String> believing(StudyDesign design, Metric metric, Prior prior) {
        return codes(draft(design, metric, policy().believing(prior)).noGuardrails("it is a test"));
    }

    @Test
    void mixturesOfProportionsNeedIndependentUnits() {
        Metric rows = NAME.asProportion(RankerExample.BOUGHT).clusteredByUnit().higherIsBetter();
        Metric units = NAME.asProportion(RankerExample.BOUGHT).perUnit().higherIsBetter();

        assertThat(monitoring(rows)).containsExactly("declaration/monitored-no-proportion");
        assertThat(monitoring(units)).isEmpty();
    }

    private static List<String> monitoring(Metric metric) {
        return codes(draft(REPEATING, metric, policy().adjustedBy(Multiplicity.BONFERRONI))
                .noGuardrails("it is a test")
                .monitored(AlwaysValid.betaBinomialMixture(1000)));
    }
}
