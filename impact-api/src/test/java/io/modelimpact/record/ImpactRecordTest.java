package io.modelimpact.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelimpact.ImpactException;
import io.modelimpact.design.Identification;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonPrinter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImpactRecordTest {

    private final ImpactRecord record = ImpactRecord.read(SampleRecord.bytes());

    @Test
    void theStoredBytesComeBackAsTheyWereRead() {
        assertThat(record.bytes()).isEqualTo(SampleRecord.bytes());
        assertThat(record.digest()).isEqualTo(Digest.of("record", SampleRecord.bytes()));
        assertThat(record).isEqualTo(SampleRecord.record()).hasSameHashCodeAs(SampleRecord.record());
        assertThat(record.toString()).startsWith("record of ranker-2 1, sha256:");
    }

    @Test
    void bytesThatAreNotCanonicalAreRefused() {
        byte[] pretty = JsonPrinter.pretty(SampleRecord.json()).getBytes(StandardCharsets.UTF_8);
        assertThat(refusal(() -> ImpactRecord.read(pretty)).code()).isEqualTo("record/integrity-broken");
        assertThat(refusal(() -> ImpactRecord.read("[]".getBytes(StandardCharsets.UTF_8)))
                        .code())
                .isEqualTo("record/integrity-broken");
    }

    @Test
    void aHypothesisOfSeveralCandidatesNeedsTheCandidateOrTheKey() {
        ImpactException refusal = refusal(() -> record.hypothesis("H1"));
        assertThat(refusal.code()).isEqualTo("record/ambiguous-subject");
        assertThat(refusal).hasMessageContaining("H1/ranker 2.0, H1/ranker 2.0-distilled");
        assertThat(record.hypothesis("H1", "2.0")).isSameAs(record.hypothesis("H1/ranker 2.0"));
        assertThat(record.hypothesis("H1", "ranker 2.0").verdict()).isEqualTo(HypothesisVerdict.INCONCLUSIVE);
        assertThat(record.hypothesis("H1", "2.0").verdictBeforeDiagnostics()).contains(HypothesisVerdict.SUPPORTED);
        assertThat(record.hypothesis("H3").verdict()).isEqualTo(HypothesisVerdict.REFUTED);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNamesThereAre() {
        assertThatThrownBy(() -> record.hypothesis("H9"))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("no hypothesis 'H9'")
                .hasMessageContaining("H3/ranker 2.0");
        assertThatThrownBy(() -> record.guardrail("G2", "9")).hasMessageContaining("G2/ranker 2.0-distilled");
        assertThatThrownBy(() -> record.decision("9")).hasMessageContaining("ranker 2.0, ranker 2.0-distilled");
        assertThatThrownBy(() -> record.metric("none")).hasMessageContaining("conversion");
        assertThatThrownBy(() -> record.check("none")).hasMessageContaining("sample-ratio");
    }

    @Test
    void aClaimCarriesItsRegionItsNumbersAndItsFlags() {
        ClaimResult claim = record.guardrail("G1/ranker 2.0/country=AT").claim();
        assertThat(claim.slice()).contains(new SliceMember("country", "AT"));
        assertThat(claim.region().lower()).contains(-0.01);
        assertThat(claim.region().upper()).isEmpty();
        assertThat(claim.evidence().orElseThrow().estimate()).isLessThan(-0.01);
        assertThat(claim.evidence().orElseThrow().simultaneousInterval().confidence())
                .isEqualTo(0.9875);
        assertThat(record.guardrail("G1/ranker 2.0/country=DE").claim().flags())
                .containsExactly(ClaimResult.REQUIRED_DIAGNOSTIC_FAILED);
        assertThat(record.hypothesis("H2", "2.0")
                        .claim()
                        .evidence()
                        .orElseThrow()
                        .interval()
                        .upper())
                .isEmpty();
    }

    @Test
    void whatCouldNotBeGivenSaysWhy() {
        GuardrailResult guardrail = record.guardrail("G3");
        assertThat(guardrail.verdict()).isEqualTo(GuardrailVerdict.NOT_EVALUATED);
        assertThat(guardrail.claim().evidence()).isEmpty();
        assertThat(guardrail.claim().reason().orElseThrow().code()).isEqualTo("metric/zero-denominator");
        LevelResult undefined = record.metric("returns_per_order").levels().get(2);
        assertThat(undefined.value().value()).isEmpty();
        assertThat(undefined.value().reason().orElseThrow().remedy()).isNotEmpty();
        assertThat(record.metric("satisfaction").reason()).isPresent();
    }

    @Test
    void theDecisionOnEachCandidateHasReasonsRulesAndFlips() {
        DecisionResult decision = record.decision("2.0");
        assertThat(decision.outcome()).isEqualTo(DecisionOutcome.HOLD);
        assertThat(decision.admissible()).isFalse();
        assertThat(decision.reasons()).hasSize(3);
        assertThat(decision.rules()).extracting(RuleTrace::fired).containsExactly(true, true, false, true, false);
        assertThat(decision.flips().get(1).distance()).contains(0.0213);
        assertThat(record.decision("ranker 2.0-distilled").flips().get(0).unitsMissing())
                .contains(1_310_000L);
        assertThat(record.preferred()).isEmpty();
        assertThat(record.decisionSentence()).startsWith("Ship neither");
    }

    @Test
    void anAdjustmentIsReadWithTheEffectThatTheDataShowWithoutIt() {
        AdjustmentResult adjustment = record.effects().get(1).adjustment().orElseThrow();
        assertThat(adjustment.covariates()).singleElement().satisfies(covariate -> {
            assertThat(covariate.name()).isEqualTo("revenue_28d_before");
            assertThat(covariate.coefficient()).contains(0.62);
            assertThat(covariate.baseline()).contains(16.9);
            assertThat(covariate.candidate()).contains(17.1);
        });
        assertThat(adjustment.correlation()).contains(0.6);
        assertThat(adjustment.varianceReduction()).contains(0.36);
        assertThat(adjustment.strata()).contains(new AdjustmentResult.Strata("country", 3, 1));
        assertThat(adjustment.signChanged()).isFalse();
        assertThat(adjustment.absolute().value().orElseThrow().estimate()).isEqualTo(1.364);
        assertThat(adjustment.relative().reason().orElseThrow().code()).isEqualTo("stats/zero-baseline");
        assertThat(record.effects().get(0).adjustment()).isEmpty();
    }

    @Test
    void theOtherSectionsAreTypedToo() {
        assertThat(record.identity().assessment()).isEqualTo("ranker-2");
        assertThat(record.asOf()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(record.arms()).extracting(ArmResult::units).containsExactly(44700L, 22790L, 22699L);
        assertThat(record.effects()).hasSize(14);
        assertThat(record.effects())
                .filteredOn(effect -> effect.adjustment().isPresent())
                .hasSize(1);
        assertThat(record.check("sample-ratio").arms().get(0).expected()).isEqualTo(45094.5);
        assertThat(record.contracts().get(0).rules())
                .extracting(ContractRuleResult::verdict)
                .containsExactly(
                        RuleVerdict.PASS,
                        RuleVerdict.FAIL,
                        RuleVerdict.PASS,
                        RuleVerdict.INAPPLICABLE,
                        RuleVerdict.NOT_EVALUATED);
        assertThat(record.statements().identification()).isEqualTo(Identification.RANDOMIZED);
        assertThat(record.protocol().methods()).hasSize(3);
        assertThat(record.protocol().registration().status()).isEqualTo(Marking.CONFIRMATORY);
        assertThat(record.inputs().get(0).rows()).isEqualTo(90189);
        assertThat(record.diagnostics()).hasSize(3);
        assertThat(record.declaration().string("id")).isEqualTo("ranker-2");
    }

    @Test
    void anotherFormatIsRefused() {
        ImpactException refusal = refusal(
                () -> ImpactRecord.of(SampleRecord.with(SampleRecord.json(), JsonNumber.of(2), "format", "version")));
        assertThat(refusal.code()).isEqualTo("record/unsupported-format");
        assertThat(refusal).hasMessageContaining("found impact-record version 2");
    }

    @Test
    void anUnknownWordIsRefusedAndNeverReadAsAPass() {
        ImpactException refusal = refusal(() -> ImpactRecord.of(
                SampleRecord.with(SampleRecord.json(), "GREAT", "results", "hypotheses", "0", "verdict")));
        assertThat(refusal.code()).isEqualTo("record/unknown-value");
        assertThat(refusal).hasMessageContaining("SUPPORTED").hasMessageContaining("'GREAT'");
    }

    @Test
    void aMissingSectionIsNamed() {
        ImpactException refusal =
                refusal(() -> ImpactRecord.of(SampleRecord.json().without("decision")));
        assertThat(refusal).hasMessageContaining("decision");
    }

    private static ImpactException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ImpactException.class, call);
    }
}
