package io.modelimpact.engine.calibration;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.sampleRatio;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.Sources;
import io.modelimpact.engine.calibration.EngineCase.Promise;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.EffectResult;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trials with an effect on a whole distribution: latencies of the requests of users, each with a pace of their own, and answers on a scale of five. The
 * candidate takes a fifth longer, and is answered better.
 */
final class DistributionTrials {
    private static final int UNITS = 1_000;
    private static final int MOST_ROWS = 6;
    private static final double SLOWER = 1.2;

    /** Of the logarithm: between users and within one. */
    private static final double DEVIATION = 0.6;

    private static final double[][] ANSWERS = {{0.15, 0.15, 0.3, 0.3, 0.1}, {0.1, 0.15, 0.25, 0.3, 0.2}};

    private static final Dataset EVENTS = dataset("events");
    private static final IdField USER = EVENTS.id("user");
    private static final TextField ARM = EVENTS.text("arm");
    private static final DecimalField LATENCY = EVENTS.decimal("latency", 3);
    private static final IntegerField ANSWER = EVENTS.integer("answer");
    private static final Version OLD = model("m").version("1");
    private static final Version NEW = model("m").version("2");
    private static final List<String> PROBABILITIES = List.of("0.5", "0.9");

    private static final ImpactEngine ENGINE = ImpactEngine.create();

    private final int trials;

    DistributionTrials(int trials) {
        this.trials = trials;
    }

    private static List<Metric> metrics(boolean repeats) {
        List<Metric> metrics = new ArrayList<>();
        for (String probability : PROBABILITIES) {
            var quantile = metric(probability, "1").asQuantile(LATENCY, probability);
            metrics.add((repeats ? quantile.clusteredByUnit() : quantile).lowerIsBetter());
        }
        if (!repeats) {
            metrics.add(metric("answer", "1").asOrdinal(ANSWER, 1, 5).higherIsBetter());
        }
        return metrics;
    }

    private static Assessment assessment(boolean repeats) {
        List<Metric> metrics = metrics(repeats);
        RandomizedDesign design = randomized().unit(USER).assignedBy(ARM).arms(arm("A", OLD, 1), arm("B", NEW, 1));
        return Assessment.named("distributions", "1")
                .ownedBy("tests")
                .comparing(model("m").from(OLD).to(NEW))
                .observing(repeats ? design.unitsRepeat() : design)
                .noContract("the data are simulated")
                .measuring(metrics.toArray(Metric[]::new))
                .claiming(hypothesis("H1")
                        .that(effectOn(metrics.get(0)))
                        .isAboveZero()
                        .because("it is slower"))
                .noGuardrails("intervals alone are looked at")
                .checking(sampleRatio())
                .decidedBy(policy("calibration", "1").confidence("0.95").adjustedBy(Multiplicity.NONE))
                .build();
    }

    /** Users with one row each, or with one to six; how many says nothing of their pace. */
    private static DatasetSource source(RandomStream draws, boolean repeats) {
        List<String> users = new ArrayList<>();
        List<String> arms = new ArrayList<>();
        List<Long> latencies = new ArrayList<>();
        List<Long> answers = new ArrayList<>();
        for (int unit = 0; unit < UNITS; unit++) {
            RandomStream own = draws.substream(unit);
            boolean treated = unit % 2 == 1;
            long rows = repeats ? 1 + own.longBelow(0, MOST_ROWS) : 1;
            for (int row = 0; row < rows; row++) {
                users.add("u" + unit);
                arms.add(treated ? "B" : "A");
                double logarithm = DEVIATION * (own.normalAt(1) + own.normalAt(2 + row));
                latencies.add(Math.round(100_000 * (treated ? SLOWER : 1) * StrictMath.exp(logarithm)));
                answers.add(answer(own.uniformAt(50), treated));
            }
        }
        return Sources.columns()
                .with(USER, users.toArray(String[]::new))
                .with(ARM, arms.toArray(String[]::new))
                .with(LATENCY, latencies.stream().mapToLong(Long::longValue).toArray())
                .with(ANSWER, answers.stream().mapToLong(Long::longValue).toArray())
                .build();
    }

    private static long answer(double uniform, boolean treated) {
        double below = 0;
        for (int level = 0; level < 4; level++) {
            below += ANSWERS[treated ? 1 : 0][level];
            if (uniform < below) {
                return level + 1L;
            }
        }
        return 5;
    }

    List<EngineCase> cases() {
        CoverageCount count = new CoverageCount();
        for (boolean repeats : new boolean[] {false, true}) {
            Protocol protocol = ENGINE.plan(assessment(repeats));
            RandomStream random = CounterRandom.of(80).stream("distributions " + repeats);
            for (int trial = 0; trial < trials; trial++) {
                Inputs inputs = Inputs.bind(EVENTS, source(random.substream(trial), repeats));
                ENGINE.evaluate(protocol, inputs, Instant.parse("2026-03-02T08:00:00Z"))
                        .record()
                        .effects()
                        .forEach(effect -> count(effect, repeats, count));
            }
        }
        return count.cases(Promise.NEAR_NOMINAL);
    }

    private static void count(EffectResult effect, boolean repeats, CoverageCount count) {
        String units = ", 500 and 500 users" + (repeats ? " with one to six rows" : "");
        if (effect.metric().equals("answer")) {
            count.add(effect.absolute(), "effect on answers from 1 to 5" + units, delta());
            return;
        }
        double normal = StandardNormal.INSTANCE.upperQuantile(1 - Double.parseDouble(effect.metric()));
        double baseline = 100 * StrictMath.exp(DEVIATION * Math.sqrt(2) * normal);
        String what = "effect on the quantile of " + effect.metric() + ", lognormal" + units;
        count.add(effect.absolute(), "absolute " + what, (SLOWER - 1) * baseline);
        count.add(effect.relative(), "relative " + what, SLOWER - 1);
    }

    /** How much more often an answer is higher than lower, by both laws. */
    private static double delta() {
        return IntStream.range(0, 25)
                .mapToDouble(pair -> Integer.signum(pair % 5 - Math.floorDiv(pair, 5))
                        * ANSWERS[0][Math.floorDiv(pair, 5)]
                        * ANSWERS[1][pair % 5])
                .sum();
    }
}
