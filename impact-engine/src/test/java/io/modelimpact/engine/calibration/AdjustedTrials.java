package io.modelimpact.engine.calibration;

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

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.MethodSubstitution;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.Sources;
import io.modelimpact.engine.calibration.EngineCase.Promise;
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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Trials with an effect whose metrics are adjusted for what was known before, by CUPED, by Lin's estimator, and by strata. */
final class AdjustedTrials {
    private static final int UNITS = 1_500;
    private static final ImpactEngine ENGINE = ImpactEngine.create();

    /** Slopes of each arm where metrics have covariates and no strata. */
    private static final List<MethodSubstitution> LIN = List.of(
            new MethodSubstitution("adjust/cuped@1.0", "adjust/lin@1.0"),
            new MethodSubstitution("adjust/cuped-relative@1.0", "adjust/lin-relative@1.0"));

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

    private static final Map<String, String> WHAT = Map.of(
            "mean",
            "mean with two covariates",
            "proportion",
            "proportion with a covariate",
            "ratio",
            "ratio with a ratio before",
            "stratified",
            "mean in three strata",
            "both",
            "mean in three strata with a covariate",
            "stratified ratio",
            "ratio in three strata");

    private static Assessment assessment(List<Metric> metrics) {
        Version today = model("m").version("1");
        Version next = model("m").version("2");
        return Assessment.named("coverage", "1")
                .ownedBy("tests")
                .comparing(model("m").from(today).to(next))
                .observing(randomized().unit(USER).assignedBy(ARM).arms(arm("A", today, 2), arm("B", next, 1)))
                .given(contract(USERS, "1").requires(USER, unique()))
                .measuring(metrics.toArray(Metric[]::new))
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

    private final CoverageCount count = new CoverageCount();
    private final TreeMap<String, Double> narrowed = new TreeMap<>();
    private final int trials;
    private int alarms;

    AdjustedTrials(int trials) {
        this.trials = trials;
        Protocol cuped = ENGINE.plan(assessment(METRICS));
        Protocol lin = ENGINE.plan(assessment(METRICS.subList(0, 2)), LIN);
        for (int seed = 1; seed <= trials; seed++) {
            count(cuped, seed);
            count(lin, seed);
        }
    }

    private void count(Protocol protocol, int seed) {
        ImpactRecord record = ENGINE.evaluate(
                        protocol, Inputs.bind(USERS, source(seed)), Instant.parse("2026-03-02T08:00:00Z"))
                .record();
        record.effects().stream().filter(effect -> effect.slice().isEmpty()).forEach(this::count);
        alarms += (int) record.checks().stream()
                .filter(check -> check.kind().equals("COVARIATE_BALANCE"))
                .filter(check -> check.verdict() != GuardrailVerdict.HELD)
                .count();
    }

    private void count(EffectResult effect) {
        String metric = effect.metric();
        double difference = level(metric, true) - level(metric, false);
        String design = WHAT.get(metric) + ", 1000 and 500 units";
        count.add(effect.absolute(), "absolute effect on a " + design, difference);
        count.add(effect.relative(), "relative effect on a " + design, difference / level(metric, false));
        EstimateResult plain =
                effect.adjustment().orElseThrow().absolute().value().orElseThrow();
        EstimateResult found = effect.absolute().value().orElseThrow();
        narrowed.merge(metric + " by " + found.method(), width(found) / width(plain) / trials, Double::sum);
    }

    private static double width(EstimateResult found) {
        return found.upper().orElseThrow() - found.lower().orElseThrow();
    }

    List<EngineCase> cases() {
        return count.cases(Promise.NEAR_NOMINAL);
    }

    /** How wide intervals were, on the average, as a share of those without adjustment; by metric and method. */
    SortedMap<String, Double> narrowed() {
        return narrowed;
    }

    /** How many covariates were said to differ between the arms. */
    int alarms() {
        return alarms;
    }
}
