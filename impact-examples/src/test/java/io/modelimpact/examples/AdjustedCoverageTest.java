package io.modelimpact.examples;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.sampleRatio;
import static io.modelimpact.Impact.slice;
import static io.modelimpact.Impact.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.Sources;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.slice.MemberSlice;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Eight hundred trials through the engine: adjusted intervals cover as often as they say, and are narrower for it. */
@Tag("calibration")
final class AdjustedCoverageTest {
    private static final int TRIALS = 800;
    private static final int UNITS = 1_500;

    /** Four standard errors of a share at 0.95. */
    private static final double FOUR_ERRORS = 4 * StrictMath.sqrt(0.95 * 0.05 / TRIALS);

    private static final Dataset USERS = dataset("users");
    private static final IdField USER = USERS.id("id");
    private static final TextField ARM = USERS.text("arm");
    private static final TextField SEGMENT = USERS.text("segment");
    private static final FlagField BOUGHT = USERS.flag("bought");
    private static final DecimalField SPENT = USERS.decimal("spent", 2);
    private static final DecimalField BEFORE = USERS.decimal("spent_before", 2);
    private static final IntegerField CLICKS = USERS.integer("clicks");
    private static final IntegerField VIEWS = USERS.integer("views");
    private static final IntegerField CLICKS_BEFORE = USERS.integer("clicks_before");
    private static final IntegerField VIEWS_BEFORE = USERS.integer("views_before");
    private static final MemberSlice BY_SEGMENT = slice(SEGMENT);

    private static final List<Metric> METRICS = List.of(
            metric("mean", "1")
                    .asMean(SPENT)
                    .adjustedBy(BEFORE, BEFORE.isMissing().asNumber())
                    .higherIsBetter(),
            metric("proportion", "1").asProportion(BOUGHT).adjustedBy(BEFORE).higherIsBetter(),
            metric("ratio", "1")
                    .asRatio(CLICKS, VIEWS)
                    .adjustedByRatio(CLICKS_BEFORE, VIEWS_BEFORE)
                    .higherIsBetter(),
            metric("stratified", "1").asMean(SPENT).stratifiedBy(BY_SEGMENT).higherIsBetter(),
            metric("both", "1")
                    .asMean(SPENT)
                    .adjustedBy(BEFORE)
                    .stratifiedBy(BY_SEGMENT)
                    .higherIsBetter(),
            metric("stratified ratio", "1")
                    .asRatio(CLICKS, VIEWS)
                    .stratifiedBy(BY_SEGMENT)
                    .higherIsBetter());

    private static Assessment assessment() {
        Version today = model("m").version("1");
        Version next = model("m").version("2");
        return Assessment.named("coverage", "1")
                .ownedBy("tests")
                .comparing(model("m").from(today).to(next))
                .observing(randomized().unit(USER).assignedBy(ARM).arms(arm("A", today, 2), arm("B", next, 1)))
                .given(contract(USERS, "1").requires(USER, unique()))
                .measuring(METRICS.toArray(Metric[]::new))
                .slicedBy(BY_SEGMENT)
                .claiming(hypothesis("H1")
                        .that(effectOn(METRICS.get(0)))
                        .isAboveZero()
                        .because("it sells more"))
                .noGuardrails("coverage alone is counted")
                .checking(sampleRatio())
                .decidedBy(policy("standard", "1"))
                .build();
    }

    /** The expected values of one arm: spending, purchases, clicks and views a unit. */
    private record Truth(double spent, double bought, double clicks, double views) {}

    private static final double[] SHARES = {0.6, 0.3, 0.1};

    private static double spending(int segment, boolean treated) {
        return 10 + 15 * segment + (treated ? 2 + segment : 0);
    }

    private static double taste(int segment, boolean treated) {
        return 0.2 + 0.1 * segment + (treated ? 0.05 : 0);
    }

    private static Truth truth(boolean treated) {
        double spent = 0;
        double bought = 0;
        double clicks = 0;
        double views = 0;
        for (int segment = 0; segment < 3; segment++) {
            spent += SHARES[segment] * spending(segment, treated);
            bought += SHARES[segment] * (0.1 + taste(segment, treated));
            views += SHARES[segment] * (2 + segment + 4.5);
            clicks += SHARES[segment] * (2 + segment + 4.5) * taste(segment, treated);
        }
        return new Truth(spent, bought, clicks, views);
    }

    private static DatasetSource source(int seed) {
        RandomStream draws = CounterRandom.of(seed).stream("coverage");
        boolean[] bought = new boolean[UNITS];
        long[][] numbers = new long[6][UNITS];
        BitSet isNew = new BitSet();
        String[] arms = new String[UNITS];
        String[] segments = new String[UNITS];
        for (int i = 0; i < UNITS; i++) {
            RandomStream own = draws.substream(i);
            int segment = own.uniformAt(0) < SHARES[0] ? 0 : own.uniformAt(0) < 0.9 ? 1 : 2;
            boolean treated = own.longBelow(1, 3) == 2;
            arms[i] = treated ? "B" : "A";
            segments[i] = "s" + segment;
            double habit = own.normalAt(2);
            numbers[0][i] = StrictMath.round(
                    100 * (spending(segment, treated) + 8 * habit + 5 * (-1 - StrictMath.log(own.uniformAt(3)))));
            isNew.set(i, own.uniformAt(4) < 0.2);
            numbers[1][i] = isNew.get(i) ? 0 : StrictMath.round(100 * (30 + 10 * habit + 5 * own.normalAt(5)));
            bought[i] = own.uniformAt(6) < 0.1 + taste(segment, treated);
            long views = 2 + segment + own.longBelow(7, 10);
            long viewsBefore = 2 + own.longBelow(8, 10);
            double like = 0.1 * own.uniformAt(9) - 0.05;
            numbers[2][i] = successes(own.substream(1), views, taste(segment, treated) + like);
            numbers[3][i] = views;
            numbers[4][i] = successes(own.substream(2), viewsBefore, taste(segment, false) + like);
            numbers[5][i] = viewsBefore;
        }
        return Sources.columns()
                .with(USER, IntStream.range(0, UNITS).mapToObj(i -> "u" + i).toArray(String[]::new))
                .with(ARM, arms)
                .with(SEGMENT, segments)
                .with(BOUGHT, bought)
                .with(SPENT, numbers[0])
                .with(BEFORE, numbers[1], isNew)
                .with(CLICKS, numbers[2])
                .with(VIEWS, numbers[3])
                .with(CLICKS_BEFORE, numbers[4])
                .with(VIEWS_BEFORE, numbers[5])
                .build();
    }

    private static long successes(RandomStream draws, long trials, double probability) {
        return IntStream.range(0, (int) trials)
                .filter(trial -> draws.uniformAt(trial) < probability)
                .count();
    }

    private static double level(String metric, boolean treated) {
        Truth truth = truth(treated);
        return switch (metric) {
            case "mean", "stratified", "both" -> truth.spent();
            case "proportion" -> truth.bought();
            default -> truth.clicks() / truth.views();
        };
    }

    @Test
    void adjustedIntervalsCoverAsOftenAsTheySay() {
        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol = engine.plan(assessment());
        TreeMap<String, Integer> covered = new TreeMap<>();
        TreeMap<String, Double> narrowed = new TreeMap<>();
        int alarms = 0;
        for (int seed = 1; seed <= TRIALS; seed++) {
            ImpactRecord record = engine.evaluate(
                            protocol, Inputs.bind(USERS, source(seed)), Instant.parse("2026-03-02T08:00:00Z"))
                    .record();
            record.effects().stream()
                    .filter(effect -> effect.slice().isEmpty())
                    .forEach(effect -> count(effect, covered, narrowed));
            alarms += (int) record.checks().stream()
                    .filter(check -> check.kind().equals("COVARIATE_BALANCE"))
                    .filter(check -> check.verdict() != GuardrailVerdict.HELD)
                    .count();
        }
        System.out.println("Coverage of nominal 95 % intervals over " + TRIALS + " trials: " + covered);
        System.out.println("Mean width beside the unadjusted interval: " + narrowed);
        System.out.println("Alarms of covariate balance in " + 5 * TRIALS + " tests at 0.001: " + alarms);
        assertThat(covered).hasSize(12);
        covered.forEach((what, count) ->
                assertThat(count / (double) TRIALS).as(what).isBetween(0.95 - FOUR_ERRORS, 0.95 + FOUR_ERRORS));
        narrowed.forEach((what, ratio) -> assertThat(ratio).as(what).isLessThan(1.0));
        assertThat(narrowed.get("both")).isLessThan(narrowed.get("stratified")).isLessThan(narrowed.get("mean"));
        assertThat(alarms).isLessThan(20);
    }

    private static void count(
            EffectResult effect, SortedMap<String, Integer> covered, SortedMap<String, Double> narrowed) {
        String metric = effect.metric();
        double absolute = level(metric, true) - level(metric, false);
        EstimateResult found = effect.absolute().value().orElseThrow();
        covered.merge(metric + ", absolute", covers(found, absolute), Integer::sum);
        covered.merge(
                metric + ", relative",
                covers(effect.relative().value().orElseThrow(), absolute / level(metric, false)),
                Integer::sum);
        EstimateResult plain =
                effect.adjustment().orElseThrow().absolute().value().orElseThrow();
        narrowed.merge(metric, width(found) / width(plain) / TRIALS, Double::sum);
    }

    private static double width(EstimateResult found) {
        return found.upper().orElseThrow() - found.lower().orElseThrow();
    }

    private static int covers(EstimateResult found, double truth) {
        return found.lower().orElseThrow() <= truth && truth <= found.upper().orElseThrow() ? 1 : 0;
    }
}
