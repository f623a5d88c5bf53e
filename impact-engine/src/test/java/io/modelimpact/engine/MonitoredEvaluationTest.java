package io.modelimpact.engine;

import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.fixedHorizon;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.moreThan;
import static io.modelimpact.Impact.plannedLooks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.engine.ledger.Ledger;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.measure.Measures;
import io.modelimpact.monitoring.AlwaysValid;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.monitoring.Spending;
import io.modelimpact.record.ClaimResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisResult;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.Interval;
import io.modelimpact.record.LookResult;
import io.modelimpact.record.LookedClaim;
import io.modelimpact.record.Marking;
import io.modelimpact.record.ledger.Author;
import io.modelimpact.record.ledger.Looked;
import io.modelimpact.record.ledger.Remark;
import io.modelimpact.stats.sequential.AsymptoticConfidenceSequence;
import io.modelimpact.stats.sequential.BernoulliConfidenceSequence;
import io.modelimpact.stats.sequential.GroupSequentialDesign;
import io.modelimpact.stats.sequential.MixtureSprt;
import io.modelimpact.stats.sequential.NormalMixtureBound;
import io.modelimpact.stats.sequential.SpendingFunction;
import io.modelimpact.stats.sequential.StitchedBound;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds monitored evaluations to the numerics they are made of, and every look to its plan. */
class MonitoredEvaluationTest {
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final List<Row> ROWS = Trial.rows(1000, 8, 120);
    private static final String KEY = "H1/ranker 2.0";

    private static Assessment monitored(MonitoringPlan plan) {
        return Trial.draft()
                .claiming(Trial.SELLS)
                .noGuardrails("it is a test")
                .monitored(plan)
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
    }

    private static Inputs inputs(List<Row> rows) {
        return Inputs.bind(Trial.USERS, Trial.source(rows, 64));
    }

    private static Evaluation look(Protocol protocol, int units, Optional<ImpactRecord> before) {
        Inputs inputs = inputs(ROWS.subList(0, units)).registeredAs(protocol.digest());
        return ENGINE.evaluate(protocol, before.map(inputs::following).orElse(inputs), Trial.AS_OF);
    }

    private static List<Evaluation> looks(Assessment assessment, int... units) {
        Protocol protocol = ENGINE.plan(assessment);
        List<Evaluation> all = new ArrayList<>();
        for (int count : units) {
            all.add(look(
                    protocol,
                    count,
                    all.isEmpty()
                            ? Optional.empty()
                            : Optional.of(all.get(all.size() - 1).record())));
        }
        return all;
    }

    private static LookResult look(Evaluation evaluation) {
        return evaluation.record().monitoring().orElseThrow().look();
    }

    private static LookedClaim claim(Evaluation evaluation) {
        return look(evaluation).claim(KEY).orElseThrow();
    }

    private static EstimateResult spend(Evaluation evaluation) {
        return evaluation.record().effects().stream()
                .filter(effect -> effect.metric().equals("spend"))
                .findFirst()
                .orElseThrow()
                .absolute()
                .value()
                .orElseThrow();
    }

    private static Interval interval(Evaluation evaluation) {
        return evaluation
                .record()
                .hypothesis("H1")
                .claim()
                .evidence()
                .orElseThrow()
                .simultaneousInterval();
    }

    private static double halfWidth(Evaluation evaluation) {
        return (interval(evaluation).upper().orElseThrow()
                        - interval(evaluation).lower().orElseThrow())
                / 2;
    }

    @Test
    void fiveLooksHaveThePublishedBoundaryOfLanDeMetsObrienFlemingSpending() {
        List<Evaluation> looks = looks(monitored(plannedLooks(200, 400, 600, 800, 1000)), 200, 400, 600, 800, 1000);

        // Two-sided 0.05, equal information: Reboussin, DeMets, Kim and Lan (2000), Controlled Clinical Trials 21,
        // table 3.
        assertThat(looks.stream().map(look -> claim(look).critical().orElseThrow()))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 5e-4 ? 0 : Double.compare(a, b))
                .containsExactly(4.8769, 3.3569, 2.6803, 2.2898, 2.0310);
        assertThat(look(looks.get(4)).alphaSpent().orElseThrow()).isEqualTo(0.05, within(1e-15));
        assertThat(looks.stream().map(look -> look(look).fraction().orElseThrow()))
                .containsExactly(0.2, 0.4, 0.6, 0.8, 1.0);
    }

    @Test
    void everyKindOfSpendingGivesTheCriticalValuesOfTheNumerics() {
        record Kind(Spending declared, SpendingFunction function) {}
        for (Kind kind : List.of(
                new Kind(Spending.obrienFleming(), SpendingFunction.obrienFleming()),
                new Kind(Spending.pocock(), SpendingFunction.pocock()),
                new Kind(Spending.power("2"), SpendingFunction.power(2)),
                new Kind(Spending.hwangShihDeCani("-4"), SpendingFunction.hwangShihDeCani(-4)))) {
            List<Evaluation> looks = looks(monitored(plannedLooks(300, 1000).spending(kind.declared())), 340, 1000);
            GroupSequentialDesign design = GroupSequentialDesign.spending(kind.function(), 0.05, true, 0.34, 1.0);

            assertThat(claim(looks.get(0)).critical()).contains(design.critical(0));
            assertThat(claim(looks.get(1)).critical()).contains(design.critical(1));
            assertThat(claim(looks.get(1)).alphaSpentBefore()).contains(design.alphaSpent(0));
        }
    }

    @Test
    void theIntervalOfALookReachesAsFarAsTheBoundaryAtItsNominalErrorRate() {
        Evaluation first = looks(monitored(plannedLooks(500, 1000)), 500).get(0);
        EstimateResult spend = spend(first);
        double nominal = claim(first).nominalErrorRate().orElseThrow();
        double reach = io.modelimpact.stats.distribution.StudentT.withDegreesOfFreedom(
                                spend.degreesOfFreedom().orElseThrow())
                        .upperQuantile(nominal / 2)
                * spend.standardError().orElseThrow();

        assertThat(halfWidth(first)).isEqualTo(reach, within(1e-12 * reach));
        assertThat(reach)
                .isGreaterThan(claim(first).critical().orElseThrow()
                        * spend.standardError().orElseThrow());
    }

    @Test
    void everySequenceReachesAsFarAsTheNumericsSay() {
        int n = 600;
        for (MonitoringPlan plan : List.of(
                AlwaysValid.asymptotic(800),
                AlwaysValid.normalMixture(800),
                AlwaysValid.stitched(100),
                AlwaysValid.mixtureSprt("0.05"))) {
            Evaluation only = looks(monitored(plan), n).get(0);
            double error = spend(only).standardError().orElseThrow();
            double expected = switch (((AlwaysValid) plan).sequence()) {
                case ASYMPTOTIC ->
                    AsymptoticConfidenceSequence.of(0.05, 800)
                            .look(0, error, n)
                            .orElseThrow()
                            .upper();
                case NORMAL_MIXTURE -> NormalMixtureBound.twoSided(800, 0.05).at(n, 0.05) / Math.sqrt(n) * error;
                case STITCHED -> StitchedBound.of(100, 0, 1.4, 2).at(n, 0.025) / Math.sqrt(n) * error;
                case MIXTURE_SPRT -> whereSprtRejects(error, n);
                case BETA_BINOMIAL_MIXTURE -> Double.NaN;
            };
            assertThat(halfWidth(only)).as(plan.describe()).isEqualTo(expected, within(1e-9 * expected));
            assertThat(look(only).planned()).isTrue();
            assertThat(look(only).fraction()).isEmpty();
        }
    }

    /** The distance at which the test's p-value is the error rate. */
    private static double whereSprtRejects(double error, int n) {
        double variance = error * error * n;
        MixtureSprt test = new MixtureSprt(0.05 * 0.05 * variance);
        double low = 0;
        double high = 100 * error;
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            if (test.pValue(middle, variance, n) > 0.05) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    @Test
    void theBetaBinomialMixtureTakesTheDifferenceOfTheArmsOwnSequences() {
        Assessment assessment = Trial.draft()
                .claiming(hypothesis("H1")
                        .that(effectOn(Trial.CONVERSION))
                        .isAboveZero()
                        .because("it helps"))
                .noGuardrails("it is a test")
                .monitored(AlwaysValid.betaBinomialMixture(800))
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
        Evaluation only = looks(assessment, 1000).get(0);
        BernoulliConfidenceSequence arm = BernoulliConfidenceSequence.of(0.0125, 400, 0.0125);
        long[] control = counts("A");
        long[] treated = counts("B");

        assertThat(interval(only).lower())
                .contains(arm.lower(treated[0], treated[1]) - arm.upper(control[0], control[1]));
        assertThat(interval(only).upper())
                .contains(arm.upper(treated[0], treated[1]) - arm.lower(control[0], control[1]));
    }

    private static long[] counts(String arm) {
        List<Row> known = ROWS.stream()
                .filter(row -> row.variant().equals(arm) && row.bought() != null)
                .toList();
        return new long[] {
            known.stream().filter(row -> Boolean.TRUE.equals(row.bought())).count(), known.size()
        };
    }

    @Test
    void theVerdictIsThatOfTheBoundaryAndThePValueSaysTheSame() {
        for (MonitoringPlan plan : List.of(
                plannedLooks(200, 500, 1000),
                AlwaysValid.asymptotic(500),
                AlwaysValid.normalMixture(500),
                AlwaysValid.stitched(100),
                AlwaysValid.mixtureSprt("0.1"))) {
            for (Evaluation look : looks(monitored(plan), 200, 500, 1000)) {
                HypothesisResult result = look.record().hypothesis("H1");
                boolean excludes = interval(look).lower().orElse(-1.0) > 0;
                assertThat(result.verdict() == HypothesisVerdict.SUPPORTED)
                        .as(plan.describe())
                        .isEqualTo(excludes);
                assertThat(claim(look).pValue().orElseThrow() <= 0.05)
                        .as(plan.describe())
                        .isEqualTo(excludes || interval(look).upper().orElse(1.0) < 0);
            }
        }
    }

    private static GuardrailVerdict shareOfNobody(MonitoringPlan plan) {
        List<Row> nobody = ROWS.stream()
                .map(row -> new Row(
                        row.user(),
                        row.variant(),
                        row.country(),
                        row.variant().equals("A") && row.clicks() > 1,
                        row.cents(),
                        row.clicks(),
                        row.views(),
                        row.score()))
                .toList();
        Assessment assessment = Trial.draft()
                .claiming(Trial.SELLS)
                .guardedBy(guardrail("G1")
                        .onLevelOf(Trial.CONVERSION)
                        .under(Trial.NEXT)
                        .mustStayBelow("10", Measures.PERCENT)
                        .otherwise(Reaction.HOLD))
                .monitored(plan)
                .decidedBy(Trial.lenient(Multiplicity.BONFERRONI))
                .build();
        Protocol protocol = ENGINE.plan(assessment);
        return ENGINE.evaluate(protocol, inputs(nobody).registeredAs(protocol.digest()), Trial.AS_OF)
                .record()
                .guardrails()
                .get(0)
                .verdict();
    }

    @Test
    void aShareOfNobodyDecidesByTheScoreIntervalOfABoundaryAndNotByASequenceOfNoWidth() {
        assertThat(shareOfNobody(plannedLooks(1000))).isEqualTo(GuardrailVerdict.HELD);
        assertThat(shareOfNobody(AlwaysValid.asymptotic(500))).isEqualTo(GuardrailVerdict.INCONCLUSIVE);
        assertThat(shareOfNobody(AlwaysValid.mixtureSprt("0.1"))).isEqualTo(GuardrailVerdict.INCONCLUSIVE);
    }

    @Test
    void anUnplannedLookIsMarkedChargedAndSupportsNothing() {
        List<Evaluation> looks = looks(monitored(plannedLooks(500, 1000)), 500, 900, 1000);
        ImpactRecord unplanned = looks.get(1).record();
        GroupSequentialDesign design =
                GroupSequentialDesign.spending(SpendingFunction.obrienFleming(), 0.05, true, 0.5, 0.9, 1.0);

        assertThat(look(looks.get(0)).planned()).isTrue();
        assertThat(look(looks.get(1)).planned()).isFalse();
        assertThat(look(looks.get(1)).sentence()).contains("The plan does not foresee it");
        assertThat(unplanned.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.INCONCLUSIVE);
        assertThat(unplanned.hypothesis("H1").verdictBeforeDiagnostics()).contains(HypothesisVerdict.SUPPORTED);
        assertThat(unplanned.hypothesis("H1").claim().flags()).contains(ClaimResult.UNPLANNED_LOOK);
        assertThat(unplanned.hypothesis("H1").claim().marking()).isEqualTo(Marking.EXPLORATORY);
        assertThat(looks.get(0).record().hypothesis("H1").claim().marking()).isEqualTo(Marking.CONFIRMATORY);
        assertThat(claim(looks.get(1)).alphaSpent()).contains(design.alphaSpent(1));
        assertThat(claim(looks.get(2)).critical()).contains(design.critical(2));
        assertThat(look(looks.get(2)).planned()).isTrue();
    }

    @Test
    void aLookWithoutNewInformationDecidesNothingAndSpendsNothing() {
        List<Evaluation> looks = looks(monitored(plannedLooks(500, 1000)), 500, 500);

        assertThat(look(looks.get(1)).planned()).isFalse();
        assertThat(claim(looks.get(1)).critical()).isEmpty();
        assertThat(claim(looks.get(1)).alphaSpent())
                .isEqualTo(claim(looks.get(0)).alphaSpent());
        assertThat(interval(looks.get(1)).lower()).isEmpty();
    }

    @Test
    void aFixedHorizonDecidesOnceAndNotBefore() {
        List<Evaluation> looks = looks(monitored(fixedHorizon(1000)), 800, 1000);
        Evaluation single = Trial.evaluate(
                Trial.draft()
                        .claiming(Trial.SELLS)
                        .noGuardrails("it is a test")
                        .decidedBy(Trial.lenient(Multiplicity.NONE))
                        .build(),
                ROWS);

        assertThat(look(looks.get(0)).planned()).isFalse();
        assertThat(looks.get(0).record().hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.INCONCLUSIVE);
        assertThat(look(looks.get(1)).planned()).isTrue();
        assertThat(interval(looks.get(1))).isEqualTo(interval(single));
    }

    @Test
    void theFirstLookThatDecidesIsKept() {
        List<Evaluation> looks = looks(monitored(AlwaysValid.asymptotic(300)), 100, 200, 400, 600, 800, 1000);
        List<Boolean> decides = looks.stream()
                .map(look -> look.record().hypothesis("H1").verdict() == HypothesisVerdict.SUPPORTED)
                .toList();
        int first = decides.indexOf(true);

        assertThat(first).isBetween(1, 5);
        for (int i = 0; i < looks.size(); i++) {
            assertThat(claim(looks.get(i)).decidedAt())
                    .isEqualTo(i < first ? Optional.<Integer>empty() : Optional.of(first + 1));
            assertThat(look(looks.get(i)).number()).isEqualTo(i + 1);
            assertThat(looks.get(i).record().monitoring().orElseThrow().earlier())
                    .hasSize(i);
        }
        double[] running = looks.stream()
                .mapToDouble(look -> claim(look).alwaysValidPValue().orElseThrow())
                .toArray();
        for (int i = 1; i < running.length; i++) {
            assertThat(running[i]).isLessThanOrEqualTo(running[i - 1]);
        }
    }

    @Test
    void aMonitoredFamilySplitsItsErrorRateEqually() {
        Assessment assessment = Trial.draft()
                .claiming(Trial.SELLS)
                .guardedBy(guardrail("G1")
                        .on(effectOn(Trial.CONVERSION))
                        .mustNotFallBy(moreThan("5").percentagePoints())
                        .otherwise(Reaction.HOLD))
                .monitored(plannedLooks(500, 1000))
                .decidedBy(Trial.lenient(Multiplicity.BONFERRONI))
                .build();
        Evaluation look = looks(assessment, 500).get(0);
        GroupSequentialDesign design =
                GroupSequentialDesign.spending(SpendingFunction.obrienFleming(), 0.025, true, 0.5);

        assertThat(claim(look).critical()).contains(design.critical(0));
        assertThat(look(look).alphaSpent()).contains(2 * design.alphaSpent(0));
    }

    @Test
    void everyLookHasTheSameBytesWhateverTheOrderOfItsRowsAndIsReproducedByReplay() throws IOException {
        List<Evaluation> looks = looks(monitored(plannedLooks(500, 1000)), 500, 800, 1000);
        ImpactRecord last = looks.get(2).record();
        List<Row> shuffled = new ArrayList<>(ROWS);
        Collections.shuffle(shuffled, new Random(3));
        Protocol protocol = ENGINE.plan(monitored(plannedLooks(500, 1000)));
        ImpactRecord again = ENGINE.evaluate(
                        protocol,
                        Inputs.bind(Trial.USERS, Trial.source(shuffled, 17))
                                .registeredAs(protocol.digest())
                                .following(looks.get(1).record()),
                        Trial.AS_OF)
                .record();

        assertThat(again.bytes()).isEqualTo(last.bytes());
        assertThat(Replay.by(ENGINE).rejudge(looks.get(2).bundle().bytes()).verdict())
                .isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
        assertThat(Replay.by(ENGINE)
                        .replay(looks.get(2).bundle().bytes(), inputs(shuffled))
                        .verdict())
                .isEqualTo(ReplayVerdict.IDENTICAL);
        try (InputStream in = ImpactRecord.class.getResourceAsStream("impact-record-1.schema.json")) {
            String schema = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema, InputFormat.JSON)
                            .validate(CanonicalJson.text(last.json()), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void theLedgerKeepsLooksAndTellsWhenOneIsLeftOut() {
        List<Evaluation> looks = looks(monitored(plannedLooks(500, 1000)), 500, 800);
        try (Ledger ledger = Ledger.inMemory("example.org/ledger")) {
            Author author = new Author("p-1", io.modelimpact.record.ledger.Role.OPERATOR);
            looks.forEach(look -> ledger.appendLook(look, Remark.of("weekly review"), author, Trial.AS_OF));
            List<Looked> held = ledger.looks(io.modelimpact.json.Digest.parse(
                    looks.get(0).record().identity().protocolDigest()));

            assertThat(held).extracting(Looked::look).containsExactly(1, 2);
            assertThat(LookHistory.upTo(looks.get(1).record()).confirmedBy(held).looks())
                    .hasSize(2);
            assertThatThrownBy(() -> LookHistory.upTo(looks.get(0).record()).confirmedBy(held))
                    .isInstanceOf(ImpactException.class)
                    .hasMessageContaining("look 2");
        }
    }

    @Test
    void aRecordThatIsNotMonitoredHasNoLooksToFollow() {
        Evaluation single = Trial.evaluate(
                Trial.draft()
                        .claiming(Trial.SELLS)
                        .noGuardrails("it is a test")
                        .decidedBy(Trial.lenient(Multiplicity.NONE))
                        .build(),
                ROWS);

        assertThat(single.record().monitoring()).isEmpty();
        assertThatThrownBy(() -> LookHistory.upTo(single.record()))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("not of a monitored assessment");
    }
}
