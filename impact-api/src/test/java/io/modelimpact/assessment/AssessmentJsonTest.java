package io.modelimpact.assessment;

import static io.modelimpact.Impact.*;
import static io.modelimpact.assessment.RankerExample.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssessmentJsonTest {

    @Test
    void aRichAssessmentIsReadBackWithoutLoss() {
        assertLossless(rich());
    }

    @Test
    void aRevisedAssessmentWithOmissionsIsReadBackWithoutLoss() {
        Assessment first = draft().noHypotheses("a dry run")
                .noGuardrails("nobody is served")
                .decidedBy(standard())
                .build();

        assertLossless(first);
        assertLossless(first.revisedAs("2").because("wider").build());
    }

    @Test
    void textIsReadAsStrictlyAsValues() {
        assertThat(Assessment.fromJson(rich().toJson().toString())).isEqualTo(rich());
    }

    @Test
    void whereSomethingWasDeclaredIsNoPartOfIt() {
        Assessment here = sound();
        Assessment read = Assessment.fromJson(here.toJson());

        assertThat(here.metrics().get(0).declaredAt()).isPresent();
        assertThat(read.metrics().get(0).declaredAt()).isEmpty();
        assertThat(read.slices().stream().flatMap(slice -> slice.declaredAt().stream()))
                .isEmpty();
        assertThat(read.checks().stream().flatMap(check -> check.declaredAt().stream()))
                .isEmpty();
        assertThat(read).isEqualTo(here).hasSameHashCodeAs(here);
    }

    @Test
    void aSeedThatSaysTheUsualOneIsTheUsualOne() {
        Assessment said = Assessment.fromJson(sound().toJson().with("seed", new io.modelimpact.json.JsonString("x")));
        Assessment usual = Assessment.fromJson(sound().toJson());

        assertThat(said.declaredSeed()).contains("x");
        assertThat(usual.declaredSeed()).isEmpty();
        assertThat(draft().noHypotheses("none")
                        .noGuardrails("none")
                        .seededBy("ranker-2@1")
                        .decidedBy(standard())
                        .build()
                        .declaredSeed())
                .isEmpty();
    }

    @Test
    void defaultsMayBeLeftOut() {
        JsonObject full = sound().toJson();
        JsonObject lean = full.without("seed")
                .without("assumptions")
                .without("limitations")
                .without("context")
                .without("omissions");

        assertThat(Assessment.fromJson(lean)).isEqualTo(sound());
    }

    @Test
    void theFormulasOfAMetricMayBeTrees() {
        Metric ratio = metric("m", "1").asRatio(REVENUE, ORDERS).among(BOUGHT).higherIsBetter();
        JsonObject trees = ratio.toJson()
                .with("numerator", REVENUE.toJson())
                .with("denominator", ORDERS.toJson())
                .with("among", BOUGHT.toJson());

        assertThat(Metric.fromJson(trees, List.of())).isEqualTo(ratio);
    }

    @Test
    void armsClaimsAndPoliciesReferToVersionsByModelAndLabelAlone() {
        Assessment rich = rich();

        assertThat(rich.change().candidates().get(0).artifactDigest()).contains("sha256:abc");
        assertThat(((io.modelimpact.design.RandomizedDesign) rich.design())
                        .arms()
                        .get(1)
                        .version())
                .isEqualTo(NEURAL);
        assertThat(rich.hypotheses().get(2).estimand().candidate()).contains(NEURAL);
        assertThat(rich.policy().preference()).containsExactly(NEURAL, SMALL);
    }

    @Test
    void theDigestIsThatOfTheCanonicalBytesAndMovesWithEveryWord() {
        Assessment sound = sound();

        assertThat(sound.digest()).isEqualTo(sound().digest());
        assertThat(Assessment.fromJson(sound.toJson().with("owner", new io.modelimpact.json.JsonString("search")))
                        .digest())
                .isNotEqualTo(sound.digest());
    }

    static void assertLossless(Assessment assessment) {
        Assessment read = Assessment.fromJson(assessment.toJson());

        assertThat(read).isEqualTo(assessment).hasSameHashCodeAs(assessment);
        assertThat(CanonicalJson.bytes(read.toJson())).isEqualTo(CanonicalJson.bytes(assessment.toJson()));
        assertThat(read.digest()).isEqualTo(assessment.digest());
        assertThat(read.seed()).isEqualTo(assessment.seed());
        assertThat(read.describe()).isEqualTo(assessment.describe());
        assertThat(read.schemas()).isEqualTo(assessment.schemas());
    }
}
