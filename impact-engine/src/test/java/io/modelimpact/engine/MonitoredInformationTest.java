package io.modelimpact.engine;

import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.plannedLooks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.monitoring.Information;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.LookResult;
import io.modelimpact.record.LookedClaim;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.sequential.GroupSequentialDesign;
import io.modelimpact.stats.sequential.SpendingFunction;
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

/** Holds boundaries over the information of standard errors to the numerics, where units would tell another. */
class MonitoredInformationTest {
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final SpendingFunction OBRIEN_FLEMING = SpendingFunction.obrienFleming();
    private static final String SPEND = "H1/ranker 2.0";
    private static final String RATE = "H2/ranker 2.0";
    private static final Information ERRORS = Information.standardErrors();
    private static final Hypothesis CLICKED =
            hypothesis("H2").that(effectOn(Trial.RATE)).isAboveZero().because("it is clicked more");

    /** The later half varies half as much again about its mean. */
    private static List<Row> louder(int count) {
        List<Row> rows = new ArrayList<>(Trial.rows(count, 8, 120));
        for (int i = count / 2; i < count; i++) {
            rows.set(i, spending(rows.get(i), 150));
        }
        return rows;
    }

    private static Row spending(Row row, long percent) {
        Long cents = row.cents() == null ? null : 2000 + percent * (row.cents() - 2000) / 100;
        return new Row(
                row.user(), row.variant(), row.country(), row.bought(), cents, row.clicks(), row.views(), row.score());
    }

    private static Assessment monitored(MonitoringPlan plan, Multiplicity multiplicity, Hypothesis... claims) {
        return Trial.draft()
                .claiming(claims)
                .noGuardrails("it is a test")
                .monitored(plan)
                .decidedBy(Trial.lenient(multiplicity))
                .build();
    }

    private static Assessment monitored(MonitoringPlan plan) {
        return monitored(plan, Multiplicity.NONE, Trial.SELLS);
    }

    private static List<Evaluation> looks(Assessment assessment, List<Row> rows, int... units) {
        Protocol protocol = ENGINE.plan(assessment);
        List<Evaluation> all = new ArrayList<>();
        for (int count : units) {
            Inputs inputs = Inputs.bind(Trial.USERS, Trial.source(rows.subList(0, count), 64))
                    .registeredAs(protocol.digest());
            all.add(ENGINE.evaluate(
                    protocol,
                    all.isEmpty()
                            ? inputs
                            : inputs.following(all.get(all.size() - 1).record()),
                    Trial.AS_OF));
        }
        return all;
    }

    private static LookResult look(Evaluation evaluation) {
        return evaluation.record().monitoring().orElseThrow().look();
    }

    private static LookedClaim claim(Evaluation evaluation, String key) {
        return look(evaluation).claim(key).orElseThrow();
    }

    private static double error(Evaluation evaluation) {
        return claim(evaluation, SPEND).standardError().orElseThrow();
    }

    private static double squared(double ratio) {
        return ratio * ratio;
    }

    /** The information of looks: the larger growth of what estimates and what sums tell. */
    private static double[] related(List<Evaluation> looks) {
        double[] information = new double[looks.size()];
        information[0] = 1;
        for (int i = 1; i < information.length; i++) {
            double errors = squared(error(looks.get(i - 1)) / error(looks.get(i)));
            double units =
                    look(looks.get(i)).units() / (double) look(looks.get(i - 1)).units();
            information[i] = information[i - 1] * Math.max(errors, squared(units) / errors);
        }
        return information;
    }

    private static double spent(double fraction) {
        return 2 * OBRIEN_FLEMING.spent(fraction, 0.025);
    }

    @Test
    void boundariesFollowTheStandardErrorsWhereTheRateIsSpentOverUnits() {
        List<Evaluation> looks =
                looks(monitored(plannedLooks(500, 1000).informationBy(ERRORS)), louder(1000), 500, 1000);
        double ratio = squared(error(looks.get(0)) / error(looks.get(1)));
        GroupSequentialDesign design = GroupSequentialDesign.spending(
                0.05, true, new double[] {spent(0.5), 0.05}, new double[] {1, 4 / ratio});

        assertThat(ratio)
                .as("the later units vary more: sums grow by more than units")
                .isBetween(1.05, 1.7);
        assertThat(claim(looks.get(0), SPEND).critical()).contains(design.critical(0));
        assertThat(claim(looks.get(1), SPEND).critical().orElseThrow()).isCloseTo(design.critical(1), within(1e-12));
        assertThat(claim(looks.get(0), SPEND).fraction()).contains(0.5);
        assertThat(claim(looks.get(1), SPEND).fraction()).contains(1.0);
        assertThat(look(looks.get(1)).alphaSpent()).contains(0.05);
    }

    @Test
    void theStandardErrorOfALookIsThatOfTheEffect() {
        Evaluation only = looks(monitored(plannedLooks(500, 1000).informationBy(ERRORS)), louder(1000), 500)
                .get(0);

        assertThat(only.record().effects().stream()
                        .filter(effect -> effect.metric().equals("spend"))
                        .findFirst()
                        .orElseThrow()
                        .absolute()
                        .value()
                        .orElseThrow()
                        .standardError())
                .contains(error(only));
        assertThat(look(only).sentence()).contains("with 50.0 % of the planned units");
    }

    @Test
    void equalUnitsTellNearlyTheSameAsStandardErrors() {
        List<Row> rows = Trial.rows(1000, 8, 0);
        List<Evaluation> byErrors =
                looks(monitored(plannedLooks(200, 600, 1000).informationBy(ERRORS)), rows, 200, 600, 1000);
        List<Evaluation> byUnits = looks(monitored(plannedLooks(200, 600, 1000)), rows, 200, 600, 1000);

        for (int look = 0; look < 3; look++) {
            assertThat(claim(byErrors.get(look), SPEND).critical().orElseThrow())
                    .isCloseTo(claim(byUnits.get(look), SPEND).critical().orElseThrow(), within(0.02));
        }
        assertThat(claim(byUnits.get(0), SPEND).standardError()).isEmpty();
        assertThat(claim(byUnits.get(0), SPEND).fraction()).isEmpty();
    }

    @Test
    void aPlannedStandardErrorIsWhatTheRateIsSpentOver() {
        List<Row> rows = Trial.rows(1000, 8, 0);
        double end = 0.3;
        List<Evaluation> looks = looks(
                monitored(plannedLooks(300, 600, 1000)
                        .informationBy(ERRORS.full("H1", by("0.3").in(currency("EUR"))))),
                rows,
                300,
                600,
                1000);
        double first = squared(end / error(looks.get(0)));
        double second = squared(end / error(looks.get(1)));
        double third = squared(end / error(looks.get(2)));
        GroupSequentialDesign design = GroupSequentialDesign.spending(
                0.05, true, new double[] {spent(first), spent(second), 0.05}, related(looks));

        assertThat(third).as("the planned information is not reached").isLessThan(1);
        assertThat(looks.stream().map(look -> claim(look, SPEND).fraction().orElseThrow()))
                .containsExactly(first, second, 1.0);
        for (int look = 0; look < 3; look++) {
            assertThat(claim(looks.get(look), SPEND).critical().orElseThrow())
                    .isCloseTo(design.critical(look), within(1e-12));
        }
        assertThat(claim(looks.get(1), SPEND).alphaSpentBefore()).contains(spent(first));
        assertThat(claim(looks.get(2), SPEND).alphaSpent())
                .as("the last planned look spends what is left")
                .contains(0.05);
    }

    @Test
    void moreInformationThanPlannedCountsAsSuchAndLeavesNothingToSpend() {
        List<Row> rows = Trial.rows(1000, 8, 0);
        List<Evaluation> looks = looks(
                monitored(plannedLooks(200, 600, 1000)
                        .informationBy(ERRORS.full("H1", by("0.7").in(currency("EUR"))))),
                rows,
                200,
                600,
                1000);
        double first = squared(0.7 / error(looks.get(0)));
        double second = squared(0.7 / error(looks.get(1)));
        GroupSequentialDesign design = GroupSequentialDesign.spending(
                0.05, true, new double[] {spent(first), 0.05}, related(looks.subList(0, 2)));

        assertThat(second).isGreaterThan(1);
        assertThat(claim(looks.get(1), SPEND).fraction()).contains(1.0);
        assertThat(claim(looks.get(1), SPEND).critical().orElseThrow()).isCloseTo(design.critical(1), within(1e-12));
        assertThat(claim(looks.get(2), SPEND).critical()).isEmpty();
        assertThat(looks.get(2).record().hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.INCONCLUSIVE);
        assertThat(look(looks.get(2)).alphaSpent()).contains(0.05);
    }

    @Test
    void moreUnitsThanPlannedCountAsInformationToo() {
        List<Evaluation> looks = looks(monitored(plannedLooks(400, 800)), Trial.rows(1000, 8, 0), 400, 1000);
        GroupSequentialDesign design =
                GroupSequentialDesign.spending(0.05, true, new double[] {spent(0.5), 0.05}, new double[] {0.5, 1.25});

        assertThat(look(looks.get(1)).fraction()).contains(1.0);
        assertThat(claim(looks.get(1), SPEND).critical()).contains(design.critical(1));
    }

    @Test
    void anEstimateThatGotNoisierIsRelatedToEarlierOnesByItsSum() {
        List<Row> rows = new ArrayList<>(Trial.rows(1000, 8, 0));
        for (int i = 400; i < 600; i++) {
            rows.set(i, spending(rows.get(i), 300));
        }
        List<Evaluation> looks =
                looks(monitored(plannedLooks(400, 600, 1000).informationBy(ERRORS)), rows, 400, 600, 1000);
        double second = squared(1.5 * error(looks.get(1)) / error(looks.get(0)));
        double third = squared(error(looks.get(1)) / error(looks.get(2)));
        GroupSequentialDesign design = GroupSequentialDesign.spending(
                0.05, true, new double[] {spent(0.4), spent(0.6), 0.05}, new double[] {1, second, second * third});

        assertThat(error(looks.get(1))).isGreaterThan(error(looks.get(0)));
        assertThat(third)
                .as("the louder units are fewer again: information grows by more than units")
                .isGreaterThan(1 / 0.6);
        for (int look = 0; look < 3; look++) {
            assertThat(claim(looks.get(look), SPEND).critical().orElseThrow())
                    .isCloseTo(design.critical(look), within(1e-12));
        }
        assertThat(look(looks.get(2)).alphaSpent()).contains(0.05);
    }

    @Test
    void unitsThatAreMeasuredLaterCountWhenTheyAreMeasured() {
        List<Row> rows = new ArrayList<>(Trial.rows(1000, 8, 0));
        for (int i = 0; i < 500; i++) {
            rows.set(i, i % 20 < 4 ? rows.get(i) : unknown(rows.get(i)));
        }
        List<Evaluation> looks = looks(monitored(plannedLooks(500, 1000).informationBy(ERRORS)), rows, 500, 1000);
        double ratio = squared(error(looks.get(0)) / error(looks.get(1)));
        GroupSequentialDesign design =
                GroupSequentialDesign.spending(0.05, true, new double[] {spent(0.5), 0.05}, new double[] {1, ratio});

        assertThat(ratio).as("units would say 2").isGreaterThan(4);
        assertThat(claim(looks.get(1), SPEND).critical().orElseThrow()).isCloseTo(design.critical(1), within(1e-12));
    }

    private static Row unknown(Row row) {
        return new Row(
                row.user(), row.variant(), row.country(), row.bought(), null, row.clicks(), row.views(), row.score());
    }

    @Test
    void aLookWithoutAStandardErrorIsChargedNothing() {
        List<Row> rows = new ArrayList<>(Trial.rows(1000, 8, 0));
        for (int i = 0; i < 400; i++) {
            rows.set(i, spending(rows.get(i), 0));
        }
        List<Evaluation> looks = looks(monitored(plannedLooks(400, 1000).informationBy(ERRORS)), rows, 400, 1000);

        assertThat(claim(looks.get(0), SPEND).alphaSpent()).contains(0.0);
        assertThat(claim(looks.get(0), SPEND).critical()).isEmpty();
        assertThat(claim(looks.get(0), SPEND).fraction()).contains(0.0);
        assertThat(claim(looks.get(1), SPEND).critical().orElseThrow())
                .isCloseTo(StandardNormal.INSTANCE.upperQuantile(0.025), within(1e-12));
    }

    private static LookRule rule(long units, Optional<Double> before, double now) {
        LookClock clock = new LookClock(before.isPresent() ? List.of(500L) : List.of(), units)
                .with(new StandardErrors(
                        before.map(Optional::of).map(List::of).orElse(List.of()), Optional.of(now), Optional.empty()));
        return MethodRegistry.standard()
                .monitoring("monitoring/group-sequential@1.0")
                .at(plannedLooks(500, 1000).informationBy(ERRORS), clock, 0.05);
    }

    @Test
    void aStandardErrorOfZeroTellsNoInformation() {
        assertThat(rule(500, Optional.empty(), 0.0).fraction()).contains(0.0);
        assertThat(rule(500, Optional.empty(), 0.0).spending().orElseThrow().now())
                .isZero();
        assertThat(rule(1000, Optional.of(0.0), 0.1).spending().orElseThrow().critical())
                .as("the look before was none")
                .isCloseTo(StandardNormal.INSTANCE.upperQuantile(0.025), within(1e-12));
    }

    @Test
    void standardErrorsOfAnySizeHaveABoundary() {
        double apart = StandardNormal.INSTANCE.upperQuantile((0.05 - spent(0.5)) / 2);
        for (double now : new double[] {1e-300, 1e-5, 1e5, 1e300}) {
            assertThat(rule(1000, Optional.of(1.0), now)
                            .spending()
                            .orElseThrow()
                            .critical())
                    .as("as good as independent, after a change to " + now)
                    .isCloseTo(apart, within(2e-3));
        }
    }

    @Test
    void eachClaimOfAFamilySpendsOverItsOwnInformation() {
        Assessment assessment = monitored(
                plannedLooks(400, 1000)
                        .informationBy(ERRORS.full("H1", by("0.5").in(currency("EUR")))),
                Multiplicity.BONFERRONI,
                Trial.SELLS,
                CLICKED);
        List<Evaluation> looks = looks(assessment, louder(1000), 400, 1000);
        double spend = claim(looks.get(0), SPEND).alphaSpent().orElseThrow();
        double rate = claim(looks.get(0), RATE).alphaSpent().orElseThrow();

        assertThat(claim(looks.get(0), SPEND).fraction()).contains(squared(0.5 / error(looks.get(0))));
        assertThat(claim(looks.get(0), RATE).fraction()).contains(0.4);
        assertThat(rate).isEqualTo(2 * OBRIEN_FLEMING.spent(0.4, 0.0125));
        assertThat(spend).isNotEqualTo(rate);
        assertThat(look(looks.get(0)).alphaSpent()).contains(spend + rate);
        assertThat(look(looks.get(1)).alphaSpent()).contains(0.05);
    }

    @Test
    void theVerdictIsThatOfTheBoundaryAndThePValueSaysTheSame() {
        for (Evaluation look : looks(
                monitored(plannedLooks(200, 500, 1000).informationBy(ERRORS)),
                Trial.rows(1000, 8, 120),
                200,
                500,
                1000)) {
            boolean supported = look.record().hypothesis("H1").verdict() == HypothesisVerdict.SUPPORTED;
            assertThat(claim(look, SPEND).pValue().orElseThrow() <= 0.05).isEqualTo(supported);
        }
    }

    @Test
    void theSameLooksGiveTheSameBytesInTheFormOfTheSchemaAndCanBeRejudged() throws IOException {
        List<Row> rows = louder(1000);
        Assessment assessment = monitored(plannedLooks(500, 1000)
                .informationBy(ERRORS.full("H1", by("0.8").in(currency("EUR")))));
        List<Evaluation> looks = looks(assessment, rows, 500, 1000);
        List<Row> shuffled = new ArrayList<>(rows.subList(0, 500));
        Collections.shuffle(shuffled, new Random(3));
        shuffled.addAll(rows.subList(500, 1000));
        List<Evaluation> again = looks(assessment, shuffled, 500, 1000);
        ImpactRecord last = looks.get(1).record();

        assertThat(again.get(1).record().bytes()).isEqualTo(last.bytes());
        assertThat(Replay.by(ENGINE).rejudge(looks.get(1).bundle().bytes()).verdict())
                .isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
        assertThat(Optional.of(last.monitoring()
                        .orElseThrow()
                        .earlier()
                        .get(0)
                        .claim(SPEND)
                        .orElseThrow()))
                .contains(claim(looks.get(0), SPEND));
        try (InputStream in = ImpactRecord.class.getResourceAsStream("impact-record-1.schema.json")) {
            String schema = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema, InputFormat.JSON)
                            .validate(CanonicalJson.text(last.json()), InputFormat.JSON))
                    .isEmpty();
        }
    }
}
