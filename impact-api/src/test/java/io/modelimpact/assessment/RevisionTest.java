package io.modelimpact.assessment;

import static io.modelimpact.Impact.*;
import static io.modelimpact.assessment.RankerExample.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.hypothesis.Hypothesis;
import org.junit.jupiter.api.Test;

class RevisionTest {
    private static final Hypothesis LATER =
            hypothesis("H9").that(effectOn(WAITING)).isBelowZero().because("it is faster");

    @Test
    void aRevisionKeepsEverythingButItsVersion() {
        Assessment first = rich();
        Assessment second = first.revisedAs("8").because("a word was wrong").build();

        assertThat(second.revision()).contains(new Assessment.Revision("7", "a word was wrong"));
        assertThat(second.toJson().without("revision"))
                .isEqualTo(first.toJson().with("version", new io.modelimpact.json.JsonString("8")));
        assertThat(second.seed()).isEqualTo("a seed of its own");
    }

    @Test
    void theUsualSeedMovesWithTheVersion() {
        assertThat(sound().revisedAs("2").because("x").build().seed()).isEqualTo("ranker-2@2");
    }

    @Test
    void furtherSectionsAccumulate() {
        Assessment second = sound().revisedAs("2")
                .because("one more claim")
                .claiming(LATER)
                .inContext("a holiday")
                .build();

        assertThat(second.hypotheses())
                .hasSize(2)
                .endsWith(LATER)
                .startsWith(sound().hypotheses().get(0));
        assertThat(second.context()).containsExactly("a holiday");
    }

    @Test
    void policyAndSeedAreReplacedOnceInEitherOrder() {
        Assessment second = rich().revisedAs("8")
                .because("stricter")
                .decidedBy(policy("strict", "1"))
                .seededBy("another")
                .build();

        assertThat(second.policy()).isEqualTo(policy("strict", "1"));
        assertThat(second.seed()).isEqualTo("another");
        assertThat(codes(rich().revisedAs("8")
                        .because("x")
                        .decidedBy(standard())
                        .decidedBy(standard())
                        .seededBy("a")
                        .seededBy("b")))
                .containsExactly("/decidedBy", "/seededBy");
    }

    @Test
    void aSectionThatWasLeftEmptyMayBeFilledOrExplainedAnew() {
        Assessment bare = draft().noHypotheses("a dry run")
                .noGuardrails("a dry run")
                .decidedBy(standard())
                .build();

        Assessment filled =
                bare.revisedAs("2").because("for real").claiming(LATER).build();
        Assessment explained =
                bare.revisedAs("2").because("x").noHypotheses("still dry").build();

        assertThat(filled.omissions()).containsOnlyKeys(Section.GUARDRAILS);
        assertThat(explained.omissions()).containsEntry(Section.HYPOTHESES, "still dry");
        assertThat(codes(bare.revisedAs("2")
                        .because("x")
                        .noChecks("a")
                        .noHypotheses("b")
                        .noHypotheses("c")))
                .containsExactly("/noHypotheses", "/checks");
    }

    @Test
    void aRevisionNeedsAReasonAndAVersionOfItsOwn() {
        assertThat(codes(sound().revisedAs("1").because(" "))).containsExactly("/revision", "/revision");
    }

    private static java.util.List<String> codes(AssessmentDraft draft) {
        return catchThrowableOfType(ImpactException.class, draft::build).problems().stream()
                .map(Problem::path)
                .toList();
    }
}
