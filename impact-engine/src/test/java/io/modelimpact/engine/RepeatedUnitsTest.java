package io.modelimpact.engine;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.effectOnGap;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.outcome;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.sampleRatio;
import static io.modelimpact.Impact.scenario;
import static io.modelimpact.Impact.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.measure.Measures;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.CheckResult;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.LevelResult;
import io.modelimpact.slice.MemberSlice;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.quantile.ClusterCounter;
import io.modelimpact.stats.quantile.CountedQuantile;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds metrics of events to the same metrics of rows that were added up to units beforehand. */
class RepeatedUnitsTest {
    private static final Dataset EVENTS = dataset("events");
    private static final IdField USER = EVENTS.id("user_id");
    private static final TextField VARIANT = EVENTS.text("variant");
    private static final TextField COUNTRY = EVENTS.text("country");
    private static final TextField DEVICE = EVENTS.text("device");
    private static final FlagField BOUGHT = EVENTS.flag("bought");
    private static final DecimalField REVENUE = EVENTS.decimal("revenue", 2).in(currency("EUR"));
    private static final RealField LATENCY = EVENTS.real("latency").in(Measures.MILLISECONDS);
    private static final IntegerField ANSWER = EVENTS.integer("answer");
    private static final Version OLD = model("ranker").version("1");
    private static final Version NEW = model("ranker").version("2");
    private static final MemberSlice BY_COUNTRY = slice(COUNTRY);
    private static final MemberSlice BY_DEVICE = slice(DEVICE);

    private static final Metric SPEND =
            metric("spend", "1").asMean(REVENUE).perUnit().higherIsBetter();
    private static final Metric CAPPED =
            metric("capped", "1").asMean(REVENUE).cappedAt("25").perUnit().higherIsBetter();
    private static final Metric BASKET =
            metric("basket", "1").asMean(REVENUE).clusteredByUnit().higherIsBetter();
    private static final Metric BUYERS =
            metric("buyers", "1").asProportion(BOUGHT).perUnit().higherIsBetter();
    private static final Metric PURCHASES =
            metric("purchases", "1").asProportion(BOUGHT).clusteredByUnit().higherIsBetter();
    private static final Metric WAIT =
            metric("wait", "1").asMean(LATENCY).perUnit().lowerIsBetter();
    private static final Metric SCORE =
            metric("nps", "1").asNetPromoterScore(ANSWER).clusteredByUnit().higherIsBetter();
    private static final Metric RATE =
            metric("rate", "1").asRatio(REVENUE, ANSWER).higherIsBetter();
    private static final Metric BIG =
            metric("p90_spend", "1").asQuantile(REVENUE, "0.9").perUnit().higherIsBetter();
    private static final Metric SLOW = metric("p90_latency", "1")
            .asQuantile(LATENCY, "0.9")
            .clusteredByUnit()
            .lowerIsBetter();

    /** One event; null is a missing value. */
    private record Event(
            @Nullable String user,
            String variant,
            String country,
            String device,
            boolean bought,
            @Nullable Long cents,
            double latency,
            long answer) {}

    private static final List<Event> ROWS = events(600, 3);

    private static List<Event> events(int units, long seed) {
        RandomStream draws = CounterRandom.of(seed).stream("events");
        List<Event> events = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            RandomStream own = draws.substream(unit);
            boolean treated = unit % 2 == 1;
            int count = 1 + (int) own.longBelow(0, 6);
            double speed = StrictMath.exp(0.5 * own.normalAt(1)) * (treated ? 70 : 100);
            for (int i = 0; i < count; i++) {
                RandomStream event = own.substream(i);
                boolean bought = event.uniformAt(0) < (treated ? 0.35 : 0.25);
                events.add(new Event(
                        "u" + unit,
                        treated ? "B" : "A",
                        unit % 3 == 0 ? "DE" : "FR",
                        event.uniformAt(1) < 0.5 ? "phone" : "desk",
                        bought,
                        event.uniformAt(2) < 0.05 ? null : (bought ? 500 + event.longBelow(3, 2000) : 0),
                        speed * StrictMath.exp(0.3 * event.normalAt(4)),
                        1 + event.longBelow(5, 10)));
            }
        }
        return events;
    }

    /** The events of each unit in the order of its name. */
    private static List<List<Event>> byUnit(List<Event> events, String arm) {
        TreeMap<String, List<Event>> units = new TreeMap<>();
        for (Event event : events) {
            if (event.variant().equals(arm) && event.user() != null) {
                units.computeIfAbsent(event.user(), fresh -> new ArrayList<>()).add(event);
            }
        }
        return List.copyOf(units.values());
    }

    private static DatasetSource source(List<Event> events, int batch) {
        int n = events.size();
        BitSet noRevenue = new BitSet();
        boolean[] bought = new boolean[n];
        long[] cents = new long[n];
        for (int i = 0; i < n; i++) {
            Long money = events.get(i).cents();
            noRevenue.set(i, money == null);
            cents[i] = money == null ? 0 : money;
            bought[i] = events.get(i).bought();
        }
        return Sources.columns()
                .inBatchesOf(batch)
                .with(USER, events.stream().map(Event::user).toArray(String[]::new))
                .with(VARIANT, events.stream().map(Event::variant).toArray(String[]::new))
                .with(COUNTRY, events.stream().map(Event::country).toArray(String[]::new))
                .with(DEVICE, events.stream().map(Event::device).toArray(String[]::new))
                .with(BOUGHT, bought)
                .with(REVENUE, cents, noRevenue)
                .with(LATENCY, events.stream().mapToDouble(Event::latency).toArray())
                .with(ANSWER, events.stream().mapToLong(Event::answer).toArray())
                .build();
    }

    private static RandomizedDesign design() {
        return randomized()
                .unit(USER)
                .assignedBy(VARIANT)
                .arms(arm("A", OLD, 1), arm("B", NEW, 1))
                .unitsRepeat();
    }

    private static AssessmentDraft draft(Metric... metrics) {
        return Assessment.named("events", "1")
                .ownedBy("tests")
                .comparing(model("ranker").from(OLD).to(NEW))
                .observing(design())
                .noContract("the events are made")
                .measuring(metrics)
                .slicedBy(BY_COUNTRY, BY_DEVICE)
                .checking(sampleRatio())
                .decidedBy(Trial.lenient(Multiplicity.NONE));
    }

    private static AssessmentDraft all() {
        return draft(SPEND, CAPPED, BASKET, BUYERS, PURCHASES, WAIT, SCORE, RATE, BIG, SLOW)
                .claiming(hypothesis("H1").that(effectOn(SLOW)).isBelowZero().because("it is faster"))
                .noGuardrails("none");
    }

    private static Evaluation evaluation(AssessmentDraft draft, List<Event> events) {
        ImpactEngine engine = ImpactEngine.create();
        return engine.evaluate(engine.plan(draft.build()), Inputs.bind(EVENTS, source(events, 97)), Trial.AS_OF);
    }

    private static final ImpactRecord RECORD = evaluation(all(), ROWS).record();

    private static EstimateResult effect(ImpactRecord record, String metric) {
        return record.effects().stream()
                .filter(effect ->
                        effect.metric().equals(metric) && effect.slice().isEmpty())
                .findFirst()
                .map(EffectResult::absolute)
                .orElseThrow()
                .value()
                .orElseThrow();
    }

    private static void agree(String metric, Estimate expected, String method) {
        EstimateResult found = effect(RECORD, metric);
        assertThat(found.estimate()).as(metric).isCloseTo(expected.value(), within(1e-11));
        assertThat(found.standardError().orElseThrow()).as(metric).isCloseTo(expected.standardError(), within(1e-11));
        assertThat(found.pValue().orElseThrow()).as(metric).isCloseTo(expected.pValue(), within(1e-10));
        assertThat(found.method()).isEqualTo(method);
    }

    private static double total(List<Event> unit) {
        return unit.stream()
                        .mapToLong(event -> event.cents() == null ? 0 : event.cents())
                        .sum()
                / 100.0;
    }

    private static double present(List<Event> unit) {
        return unit.stream().filter(event -> event.cents() != null).count();
    }

    private static boolean enters(List<Event> unit) {
        return present(unit) > 0;
    }

    private interface Value {
        double of(List<Event> unit);
    }

    private static SampleSummary mean(String arm, Value value) {
        return SampleSummary.ofValues(byUnit(ROWS, arm).stream()
                .filter(RepeatedUnitsTest::enters)
                .mapToDouble(value::of)
                .toArray());
    }

    private static SampleSummary ratio(String arm, Value top, Value bottom) {
        List<List<Event>> units = byUnit(ROWS, arm);
        return SampleSummary.ofRatio(
                units.stream().mapToDouble(top::of).toArray(),
                units.stream().mapToDouble(bottom::of).toArray());
    }

    private static Estimate difference(SampleSummary control, SampleSummary treatment) {
        return WelchTTest.withDefaults().test(control, treatment).orElseThrow();
    }

    @Test
    void meansOfTotalsAreThoseOfUnits() {
        agree(
                "spend",
                difference(mean("A", RepeatedUnitsTest::total), mean("B", RepeatedUnitsTest::total)),
                "compare/welch-t@1.0");
        agree(
                "capped",
                difference(mean("A", unit -> Math.min(25, total(unit))), mean("B", unit -> Math.min(25, total(unit)))),
                "compare/welch-t@1.0");
        Value latency = unit -> unit.stream().mapToDouble(Event::latency).sum();
        SampleSummary control = SampleSummary.ofValues(
                byUnit(ROWS, "A").stream().mapToDouble(latency::of).toArray());
        SampleSummary treatment = SampleSummary.ofValues(
                byUnit(ROWS, "B").stream().mapToDouble(latency::of).toArray());
        agree("wait", difference(control, treatment), "compare/welch-t@1.0");
    }

    @Test
    void aProportionOfUnitsIsWhetherOneOfTheirRowsMeetsTheCondition() {
        Value buys = unit -> unit.stream().anyMatch(Event::bought) ? 1 : 0;
        SampleSummary control = SampleSummary.ofValues(
                byUnit(ROWS, "A").stream().mapToDouble(buys::of).toArray());
        SampleSummary treatment = SampleSummary.ofValues(
                byUnit(ROWS, "B").stream().mapToDouble(buys::of).toArray());

        agree("buyers", difference(control, treatment), "compare/welch-t@1.0");
    }

    @Test
    void metricsOfRowsAreRatiosOfSumsOverUnits() {
        agree(
                "basket",
                difference(
                        ratioOfEntering("A", RepeatedUnitsTest::present),
                        ratioOfEntering("B", RepeatedUnitsTest::present)),
                "compare/ratio-of-sums-delta@1.0");
        Value bought = unit -> unit.stream().filter(Event::bought).count();
        agree(
                "purchases",
                difference(ratio("A", bought, List::size), ratio("B", bought, List::size)),
                "compare/ratio-of-sums-delta@1.0");
        Value promoters = unit -> unit.stream()
                .mapToDouble(event -> event.answer() >= 9 ? 100 : event.answer() <= 6 ? -100 : 0)
                .sum();
        agree(
                "nps",
                difference(ratio("A", promoters, List::size), ratio("B", promoters, List::size)),
                "compare/ratio-of-sums-delta@1.0");
    }

    /** A row without revenue has no ratio. */
    @Test
    void aDeclaredRatioIsThatOfUnits() {
        Value answers = unit -> unit.stream()
                .filter(event -> event.cents() != null)
                .mapToLong(Event::answer)
                .sum();
        agree(
                "rate",
                difference(ratioOfEntering("A", answers), ratioOfEntering("B", answers)),
                "compare/ratio-of-sums-delta@1.0");
    }

    private static SampleSummary ratioOfEntering(String arm, Value bottom) {
        List<List<Event>> units =
                byUnit(ROWS, arm).stream().filter(RepeatedUnitsTest::enters).toList();
        return SampleSummary.ofRatio(
                units.stream().mapToDouble(RepeatedUnitsTest::total).toArray(),
                units.stream().mapToDouble(bottom::of).toArray());
    }

    @Test
    void aQuantileOfTotalsIsThatOfUnits() {
        agree("p90_spend", difference(totals("A"), totals("B")), "compare/quantile-delta@1.0");
    }

    private static SampleSummary totals(String arm) {
        var counter = io.modelimpact.stats.quantile.ValueCounter.ofWholes();
        byUnit(ROWS, arm).stream()
                .filter(RepeatedUnitsTest::enters)
                .forEach(unit -> counter.add(Math.round(100 * total(unit))));
        return CountedQuantile.of(counter.counts(), new BigDecimal("0.9"), ExactRational.ONE.dividedBy(100))
                .summary();
    }

    private static SampleSummary clustered(List<Event> events, String arm) {
        ClusterCounter counter = ClusterCounter.ofReals();
        byUnit(events, arm)
                .forEach(unit -> counter.addCluster(
                        unit.stream().mapToDouble(Event::latency).toArray()));
        return CountedQuantile.of(counter.values(), new BigDecimal("0.9"), ExactRational.ONE)
                .summary(counter.clusters());
    }

    @Test
    void aQuantileOfRowsVariesAsItsUnitsDo() {
        agree("p90_latency", difference(clustered(ROWS, "A"), clustered(ROWS, "B")), "compare/quantile-clustered@1.0");
        LevelResult level = RECORD.metric("p90_latency").levels().get(0);

        assertThat(level.units()).isEqualTo(300);
        assertThat(level.standardDeviation()).isEmpty();
        assertThat(RECORD.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
    }

    @Test
    void unitsAreCountedAndNotRows() {
        assertThat(RECORD.arms()).extracting(found -> found.units()).containsExactly(300L, 300L);
        assertThat(RECORD.check("sample-ratio").verdict()).isEqualTo(GuardrailVerdict.HELD);
        assertThat(ROWS.size()).isGreaterThan(1500);
        assertThat(RECORD.diagnostics()).noneMatch(found -> found.code().equals("design/units-not-proven-unique"));
    }

    @Test
    void aUnitInTwoArmsLeavesNothingSupported() {
        List<Event> mixed = new ArrayList<>(ROWS);
        Event first = ROWS.get(0);
        mixed.add(new Event(first.user(), "B", "DE", "desk", true, 100L, 50, 5));
        ImpactRecord record = evaluation(all(), mixed).record();
        CheckResult check = record.check("unit-in-one-arm");

        assertThat(check.verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(check.required()).isTrue();
        assertThat(check.reason().orElseThrow().code()).isEqualTo("design/unit-in-two-arms");
        assertThat(check.reason().orElseThrow().message()).isEqualTo("1 of user_id have rows in several arms");
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.INCONCLUSIVE);
        assertThat(RECORD.check("unit-in-one-arm").verdict()).isEqualTo(GuardrailVerdict.HELD);
    }

    @Test
    void aRowWithoutItsUnitBelongsToNoArm() {
        List<Event> rows = new ArrayList<>(ROWS);
        rows.add(new Event(null, "B", "DE", "desk", true, 100L, 1e9, 5));
        ImpactRecord record = evaluation(all(), rows).record();

        assertThat(record.check("assignment").reason().orElseThrow().message())
                .startsWith("1 rows belong to no declared arm, found [(no user_id)]");
        assertThat(effect(record, "p90_latency")).isEqualTo(effect(RECORD, "p90_latency"));
    }

    @Property(tries = 12, seed = "41")
    void noOrderAndNoBatchMovesAByte(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3000) int batch) {
        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol = engine.plan(all().build());
        List<Event> shuffled = new ArrayList<>(ROWS);
        Collections.shuffle(shuffled, new Random(seed));
        Evidence expected = engine.scan(protocol, Inputs.bind(EVENTS, source(ROWS, 97)), Execution.callerRuns());
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Evidence found = engine.scan(protocol, Inputs.bind(EVENTS, source(shuffled, batch)), Execution.on(pool, 3));
            assertThat(CanonicalJson.bytes(found.toJson())).isEqualTo(CanonicalJson.bytes(expected.toJson()));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void partsOfDifferentUnitsMergeToTheWhole() {
        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol = engine.plan(all().build());
        List<Event> low = ROWS.stream()
                .filter(event -> ("" + event.user()).compareTo("u3") < 0)
                .toList();
        List<Event> high = ROWS.stream()
                .filter(event -> ("" + event.user()).compareTo("u3") >= 0)
                .toList();
        Evidence whole = engine.scan(protocol, Inputs.bind(EVENTS, source(ROWS, 97)), Execution.callerRuns());
        Evidence parts = engine.scan(protocol, Inputs.bind(EVENTS, source(low, 97)), Execution.callerRuns())
                .merge(
                        engine.scan(protocol, Inputs.bind(EVENTS, source(high, 97)), Execution.callerRuns()),
                        Disjointness.declared(USER, "users were split by name"));

        assertThat(parts.cells()).isEqualTo(whole.cells());
        assertThat(parts.values()).isEqualTo(whole.values());
        assertThat(parts.clusters()).isEqualTo(whole.clusters());
        assertThat(parts.units()).isEqualTo(whole.units());
        assertThat(parts.rules()).isEqualTo(whole.rules());
        assertThat(Evidence.fromJson(whole.toJson())).isEqualTo(whole);
        assertThat(whole.clusters().keySet()).extracting(CellKey::metric).containsOnly("p90_latency");
    }

    @Test
    void aRecordIsReplayedToTheByteFromDataAndFromEvidence() {
        byte[] bundle = evaluation(all(), ROWS).bundle().bytes();
        Replay replay = Replay.by(ImpactEngine.create());

        assertThat(replay.replay(bundle, Inputs.bind(EVENTS, source(ROWS, 501))).verdict())
                .isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(replay.rejudge(bundle).verdict()).isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
    }

    @Test
    void gapsAreForSlicesThatDoNotShareUnits() {
        ImpactRecord record = evaluation(
                        draft(SLOW)
                                .claiming(hypothesis("H1")
                                        .that(effectOn(SLOW))
                                        .isBelowZero()
                                        .because("it is faster"))
                                .guardedBy(
                                        guardrail("G1")
                                                .on(effectOnGap(SLOW, BY_COUNTRY, "DE", "FR"))
                                                .mustNotRiseBy(by("200").in(Measures.MILLISECONDS))
                                                .otherwise(Reaction.HOLD),
                                        guardrail("G2")
                                                .on(effectOnGap(SLOW, BY_DEVICE, "phone", "desk"))
                                                .mustNotRiseBy(by("200").in(Measures.MILLISECONDS))
                                                .otherwise(Reaction.HOLD),
                                        guardrail("L1")
                                                .onLevelOf(SLOW)
                                                .mustStayBelow("400", Measures.MILLISECONDS)
                                                .otherwise(Reaction.HOLD)),
                        ROWS)
                .record();

        assertThat(record.guardrail("G1").verdict()).isEqualTo(GuardrailVerdict.HELD);
        assertThat(record.guardrail("G2").claim().reason().orElseThrow().code())
                .isEqualTo("design/units-in-several-members");
        assertThat(record.guardrail("L1").verdict()).isEqualTo(GuardrailVerdict.HELD);
        EstimateResult level =
                record.guardrail("L1").claim().basis().orElseThrow().value().orElseThrow();
        assertThat(level.method()).isEqualTo("level/quantile-clustered@1.0");
        assertThat(level.standardError().orElseThrow())
                .isCloseTo(clustered(ROWS, "B").standardError(), within(1e-12));
    }

    /** Every draw of an outcome rests on level and covariance of its metrics: those of units that were added up beforehand. */
    @Test
    void scenariosSeeUnits() {
        ImpactRecord record = evaluation(
                        draft(SPEND, BUYERS, BASKET)
                                .claiming(hypothesis("H1")
                                        .that(effectOn(SPEND))
                                        .isAboveZero()
                                        .because("it sells"))
                                .noGuardrails("none")
                                .under(scenario("base")
                                        .projecting(
                                                outcome("spend")
                                                        .as(effectOn(SPEND).absolute())
                                                        .in(currency("EUR"))
                                                        .higherIsBetter(),
                                                outcome("buyers")
                                                        .as(effectOn(BUYERS).absolute())
                                                        .asNumber()
                                                        .higherIsBetter(),
                                                outcome("basket")
                                                        .as(effectOn(BASKET).absolute())
                                                        .in(currency("EUR"))
                                                        .higherIsBetter())),
                        ROWS)
                .record();
        for (String name : List.of("spend", "buyers", "basket")) {
            var projected = record.scenario("base").outcomes().stream()
                    .filter(outcome -> outcome.outcome().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .result()
                    .value()
                    .orElseThrow();
            EstimateResult effect = effect(record, name);

            assertThat(projected.summary().mean().value())
                    .as(name)
                    .isCloseTo(
                            effect.estimate(),
                            within(0.1 * effect.standardError().orElseThrow()));
            assertThat(projected.summary().standardDeviation().value())
                    .as(name)
                    .isCloseTo(
                            effect.standardError().orElseThrow(),
                            within(0.05 * effect.standardError().orElseThrow()));
        }
    }
}
