package io.modelimpact.assessment;

import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.fixedHorizon;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.moreThan;
import static io.modelimpact.Impact.plannedLooks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.Policy;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.json.JsonObject;
import io.modelimpact.measure.Measures;
import io.modelimpact.monitoring.AlwaysValid;
import io.modelimpact.monitoring.Information;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.monitoring.Spending;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds monitoring plans to their JSON form, and refuses what a monitored assessment can not be. */
class MonitoredAssessmentTest {
    private static final List<MonitoringPlan> PLANS = List.of(
            fixedHorizon(1000),
            plannedLooks(100, 200, 300),
            plannedLooks(100).spending(Spending.pocock()),
            plannedLooks(100, 200).spending(Spending.power("1.5")),
            plannedLooks(100, 200).spending(Spending.hwangShihDeCani("-4")),
            plannedLooks(100, 200).informationBy(Information.standardErrors()),
            plannedLooks(100, 200)
                    .informationBy(Information.standardErrors()
                            .full("H1", by("0.4").percent())
                            .full("G1", by("2").in(Measures.MILLISECONDS)))
                    .spending(Spending.pocock()),
            AlwaysValid.asymptotic(5000),
            AlwaysValid.normalMixture(5000),
            AlwaysValid.stitched(100),
            AlwaysValid.betaBinomialMixture(5000),
            AlwaysValid.mixtureSprt("0.02"));

    private static Policy bonferroni() {
        return Policy.named("standard", "1").adjustedBy(Multiplicity.BONFERRONI);
    }

    private static AssessmentDraft draft() {
        return RankerExample.draft()
                .claiming(hypothesis("H1")
                        .that(effectOn(RankerExample.SPEND))
                        .isAboveZero()
                        .because("relevance sells"))
                .noGuardrails("it is a test");
    }

    private static List<String> codes(AssessmentDraft draft) {
        return catchThrowableOfType(ImpactException.class, draft::build).problems().stream()
                .map(Problem::code)
                .distinct()
                .toList();
    }

    @Test
    void everyPlanReadsBackFromItsJsonAndSaysWhatItIs() {
        for (MonitoringPlan plan : PLANS) {
            assertThat(MonitoringPlan.fromJson(plan.toJson())).isEqualTo(plan);
            assertThat(plan.describe()).isNotBlank();
            assertThat(plan.problems("/monitoring")).isEmpty();
            assertThat(plan.method()).matches("monitoring/[a-z-]+@1\\.0");
        }
    }

    @Test
    void anAssessmentKeepsItsPlanThroughJsonAndRevision() {
        Assessment monitored = draft().monitored(plannedLooks(100, 200))
                .decidedBy(bonferroni())
                .build();

        assertThat(Assessment.fromJson(monitored.toJson())).isEqualTo(monitored);
        assertThat(monitored.revisedAs("2").because("later").build().monitoring())
                .isEqualTo(monitored.monitoring());
        assertThat(monitored.toJson().has("monitoring")).isTrue();
    }

    @Test
    void anAssessmentWithoutPlanHasNoMemberForIt() {
        assertThat(draft().decidedBy(bonferroni()).build().toJson().has("monitoring"))
                .isFalse();
    }

    @Test
    void stepDownProceduresAreRefusedWithARemedy() {
        AssessmentDraft draft = draft().monitored(fixedHorizon(1000)).decidedBy(Policy.named("standard", "1"));

        assertThat(codes(draft)).containsExactly("declaration/monitored-step-down");
        assertThatThrownBy(draft::build).hasMessageContaining("BONFERRONI");
    }

    @Test
    void aClaimOnEachMemberIsRefusedBecauseItsNumberIsNotKnown() {
        AssessmentDraft draft = RankerExample.draft()
                .claiming(hypothesis("H1")
                        .that(effectOn(RankerExample.SPEND).inEach(RankerExample.BY_COUNTRY))
                        .isAboveZero()
                        .because("relevance sells"))
                .noGuardrails("it is a test")
                .monitored(fixedHorizon(1000))
                .decidedBy(bonferroni());

        assertThat(codes(draft)).containsExactly("declaration/monitored-each-member");
    }

    @Test
    void plansThatMakeNoSenseAreRefused() {
        assertThat(codes(draft().monitored(plannedLooks(200, 100)).decidedBy(bonferroni())))
                .containsExactly("declaration/looks-not-increasing");
        assertThat(codes(draft().monitored(fixedHorizon(0)).decidedBy(bonferroni())))
                .containsExactly("declaration/not-a-unit-count");
        assertThat(codes(draft().monitored(plannedLooks(100).spending(Spending.power("-1")))
                        .decidedBy(bonferroni())))
                .containsExactly("declaration/not-a-spending-function");
        assertThat(codes(draft().monitored(AlwaysValid.mixtureSprt("0")).decidedBy(bonferroni())))
                .containsExactly("declaration/not-a-tuning");
        assertThat(codes(draft().monitored(AlwaysValid.betaBinomialMixture(100)).decidedBy(bonferroni())))
                .containsExactly("declaration/monitored-no-proportion");
    }

    private static List<String> codes(Information information) {
        return codes(draft().monitored(plannedLooks(100, 200).informationBy(information))
                .decidedBy(bonferroni()));
    }

    @Test
    void aPlannedStandardErrorIsCountedLikeTheClaimItIsOf() {
        Information errors = Information.standardErrors();

        assertThat(codes(errors.full("H9", by("0.1").in(currency("EUR")))))
                .containsExactly("declaration/unknown-claim");
        assertThat(codes(errors.full("H1", by("0.1").percent()))).containsExactly("declaration/scale-mismatch");
        assertThat(codes(errors.full("H1", by("0.1").standardDeviations())))
                .containsExactly("declaration/scale-mismatch");
        assertThat(codes(errors.full("H1", by("0.1").in(currency("USD")))))
                .containsExactly("declaration/measure-mismatch");
        assertThat(codes(errors.full("H1", by("0").in(currency("EUR")))))
                .containsExactly("declaration/standard-error-not-positive");
        assertThat(codes(new Information(
                        Information.Clock.UNITS,
                        errors.full("H1", by("0.1").in(currency("EUR"))).planned())))
                .containsExactly("declaration/standard-error-among-units");
    }

    @Test
    void aPlannedStandardErrorOfAGuardrailIsHeldAgainstTheGuardrail() {
        AssessmentDraft draft = RankerExample.draft()
                .claiming(hypothesis("H1")
                        .that(effectOn(RankerExample.SPEND))
                        .isAboveZero()
                        .because("relevance sells"))
                .guardedBy(guardrail("G1")
                        .on(effectOn(RankerExample.SPEND))
                        .mustNotFallBy(moreThan("1").percent())
                        .otherwise(Reaction.HOLD))
                .decidedBy(bonferroni());

        assertThat(codes(draft.monitored(plannedLooks(100)
                        .informationBy(Information.standardErrors()
                                .full("G1", by("0.1").in(currency("EUR")))))))
                .containsExactly("declaration/scale-mismatch");
    }

    @Test
    void aPlanWrittenWithoutInformationCountsUnits() {
        JsonObject json = plannedLooks(100, 200).toJson();

        assertThat(MonitoringPlan.fromJson(json.without("information"))).isEqualTo(plannedLooks(100, 200));
        assertThat(json.object("information").string("clock")).isEqualTo("UNITS");
    }

    @Test
    void aPlanSaysWhereItsInformationIsAllThere() {
        assertThat(plannedLooks(100, 200)
                        .informationBy(Information.standardErrors()
                                .full("H1", by("0.4").percent()))
                        .describe())
                .isEqualTo(
                        "2 looks, at 100, 200 units, with an error rate spent by O'Brien and Fleming's kind, with the"
                                + " information that standard errors tell, all of it for H1 at a standard error of 0.4 %");
    }

    @Test
    void aPlanIsSaidOnce() {
        assertThat(codes(draft().monitored(fixedHorizon(10))
                        .monitored(fixedHorizon(20))
                        .decidedBy(bonferroni())))
                .containsExactly("declaration/repeated-section");
    }

    @Test
    void unknownKindsAndMembersAreRefused() {
        assertThatThrownBy(() -> MonitoringPlan.fromJson(
                        JsonObject.builder().put("kind", "horoscope").build()))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("horoscope");
        assertThatThrownBy(
                        () -> MonitoringPlan.fromJson(fixedHorizon(10).toJson().with("moon", JsonObject.empty())))
                .isInstanceOf(ImpactException.class);
    }
}
