package io.modelimpact.assessment;

import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.fixedHorizon;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.plannedLooks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.Policy;
import io.modelimpact.json.JsonObject;
import io.modelimpact.monitoring.AlwaysValid;
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
