package io.modelimpact.engine;

import static io.modelimpact.Impact.amount;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.moreThan;
import static io.modelimpact.Impact.outcome;
import static io.modelimpact.Impact.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.Policy;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.json.Digest;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.Marking;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.PooledTTest;
import io.modelimpact.stats.compare.SampleSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds records that were judged again under another margin, confidence or method to what reading the data again would give. */
class RejudgeTest {
    private static final ImpactEngine ENGINE =
            ImpactEngine.create().with(MethodRegistry.standard().with(new Pooled()));
    private static final Hypothesis STRICTER = hypothesis("H1")
            .that(effectOn(Trial.SPEND))
            .isAbove(moreThan("20").in(currency("EUR")))
            .because("it sells more");
    private static final Assessment DECLARED = assessment(Trial.SELLS, Trial.lenient(Multiplicity.HOLM));

    private final Protocol registered = ENGINE.plan(DECLARED);
    private final Evaluation evaluation =
            ENGINE.evaluate(registered, inputs().registeredAs(registered.digest()), Trial.AS_OF);

    /** Student's test, as a host would bring it. */
    private record Pooled() implements ComparisonMethod {
        @Override
        public String id() {
            return "host/pooled-t@1.0";
        }

        @Override
        public Outcome<Estimate> compare(SampleSummary baseline, SampleSummary candidate, double errorRate) {
            return PooledTTest.withDefaults().withErrorRate(errorRate).test(baseline, candidate);
        }
    }

    private static Inputs inputs() {
        return Inputs.bind(Trial.USERS, Trial.source(Trial.rows(400, 8, 200), 64));
    }

    private static Assessment assessment(Hypothesis claim, Policy policy) {
        return Trial.draft()
                .claiming(claim)
                .noGuardrails("none")
                .decidedBy(policy)
                .build();
    }

    private ImpactRecord evaluatedAnew(Protocol protocol) {
        Digest earlier = evaluation.record().digest();
        return ENGINE.evaluate(
                        protocol, inputs().registeredAs(registered.digest()).succeeding(earlier), Trial.AS_OF)
                .record();
    }

    @Test
    void anotherConfidenceGivesTheBytesThatTheDataWouldGiveAndIsExploratory() {
        Assessment changed =
                assessment(Trial.SELLS, Trial.lenient(Multiplicity.NONE).confidence("0.999999"));

        Rejudgement again = Rejudge.by(ENGINE).under(evaluation.bundle(), changed);

        assertThat(again.record().bytes())
                .isEqualTo(evaluatedAnew(ENGINE.plan(changed)).bytes());
        assertThat(evaluation.record().protocol().registration().status()).isEqualTo(Marking.CONFIRMATORY);
        assertThat(again.record().protocol().registration().status()).isEqualTo(Marking.EXPLORATORY);
        assertThat(again.record().hypothesis("H1").claim().marking()).isEqualTo(Marking.EXPLORATORY);
        assertThat(again.record().identity().predecessor())
                .contains(evaluation.record().digest().toString());
        assertThat(again.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.pointer()).hasToString("/policy/confidence"));
    }

    @Test
    void anotherMarginChangesTheVerdictAndNoEstimate() {
        Assessment changed = assessment(STRICTER, Trial.lenient(Multiplicity.HOLM));

        ImpactRecord again =
                Rejudge.by(ENGINE).under(evaluation.bundle(), changed).record();

        assertThat(evaluation.record().hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
        assertThat(again.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.REFUTED);
        assertThat(again.effects()).isEqualTo(evaluation.record().effects());
        assertThat(again.bytes()).isEqualTo(evaluatedAnew(ENGINE.plan(changed)).bytes());
    }

    @Test
    void anotherMethodIsNamedInTheRecordAndReplays() {
        List<MethodSubstitution> pooled = List.of(new MethodSubstitution(MethodRegistry.WELCH_T, "host/pooled-t@1.0"));

        Rejudgement again = Rejudge.by(ENGINE).with(evaluation.bundle(), pooled);

        assertThat(again.changes()).isEmpty();
        assertThat(again.record().protocol().methods())
                .extracting(method -> method.id())
                .contains("host/pooled-t@1.0")
                .doesNotContain(MethodRegistry.WELCH_T);
        assertThat(again.record().protocol().registration().status()).isEqualTo(Marking.EXPLORATORY);
        assertThat(again.record()
                        .effects()
                        .get(0)
                        .absolute()
                        .value()
                        .orElseThrow()
                        .method())
                .isEqualTo("host/pooled-t@1.0");
        Replay replay = Replay.by(ENGINE);
        byte[] bundle = again.bundle().bytes();
        assertThat(replay.rejudge(bundle).verdict()).isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
        assertThat(replay.replay(bundle, inputs()).verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(Replay.by(ImpactEngine.create()).rejudge(bundle).verdict()).isEqualTo(ReplayVerdict.METHOD_RETIRED);
    }

    @Test
    void backAtTheRegisteredProtocolNumbersAreConfirmatoryAgain() {
        Rejudgement away =
                Rejudge.by(ENGINE).under(evaluation.bundle(), assessment(STRICTER, Trial.lenient(Multiplicity.HOLM)));

        Rejudgement back = Rejudge.by(ENGINE).under(away.bundle(), DECLARED);

        assertThat(back.record().protocol().registration().status()).isEqualTo(Marking.CONFIRMATORY);
        assertThat(back.record().identity().predecessor())
                .contains(away.record().digest().toString());
    }

    private static Assessment projecting(Policy policy) {
        io.modelimpact.scenario.Outcome gain = outcome("gain")
                .as(effectOn(Trial.SPEND)
                        .absolute()
                        .plus(effectOn(Trial.CONVERSION).absolute().times(amount("100", currency("EUR")))))
                .in(currency("EUR"))
                .higherIsBetter();
        return Trial.draft()
                .claiming(Trial.SELLS)
                .noGuardrails("none")
                .under(scenario("base").projecting(gain))
                .decidedBy(policy)
                .build();
    }

    @Test
    void theEvidenceOfScenariosIsKeptSoThatTheyAreProjectedAsTheDataWould() {
        Evaluation first = ENGINE.evaluate(
                ENGINE.plan(projecting(Trial.lenient(Multiplicity.HOLM))),
                inputs().registeredAs(registered.digest()),
                Trial.AS_OF);
        Assessment changed = projecting(Trial.lenient(Multiplicity.HOLM).confidence("0.9"));

        Rejudgement again = Rejudge.by(ENGINE).under(first.bundle(), changed);

        assertThat(again.record().bytes())
                .isEqualTo(ENGINE.evaluate(
                                ENGINE.plan(changed),
                                inputs().registeredAs(registered.digest())
                                        .succeeding(first.record().digest()),
                                Trial.AS_OF)
                        .record()
                        .bytes());
        assertThat(again.record().scenarios().get(0).outcomes().get(0).result().value())
                .isPresent()
                .isEqualTo(first.record()
                        .scenarios()
                        .get(0)
                        .outcomes()
                        .get(0)
                        .result()
                        .value());
        assertThat(Evidence.fromJson(again.bundle().evidence()).joint())
                .isEqualTo(Evidence.fromJson(first.bundle().evidence()).joint());
        assertThat(Replay.by(ENGINE).rejudge(again.bundle().bytes()).verdict())
                .isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
    }

    @Test
    void whatNeedsOtherDataAndWhatChangesNothingIsRefused() {
        Assessment sliced = Trial.draft()
                .slicedBy(Trial.BY_COUNTRY)
                .claiming(Trial.SELLS)
                .noGuardrails("none")
                .decidedBy(Trial.lenient(Multiplicity.HOLM))
                .build();
        Rejudge rejudge = Rejudge.by(ENGINE);
        assertThatThrownBy(() -> rejudge.under(evaluation.bundle(), sliced))
                .isInstanceOfSatisfying(
                        ImpactException.class,
                        refused -> assertThat(refused.code()).isEqualTo("rejudge/needs-data"));
        assertThatThrownBy(() -> rejudge.under(evaluation.bundle(), DECLARED))
                .isInstanceOfSatisfying(
                        ImpactException.class,
                        refused -> assertThat(refused.code()).isEqualTo("rejudge/unchanged"));
    }
}
