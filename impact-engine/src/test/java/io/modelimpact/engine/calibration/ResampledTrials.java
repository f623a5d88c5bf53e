package io.modelimpact.engine.calibration;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.bootstrap;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.sampleRatio;
import static java.util.Objects.requireNonNull;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.RiskProfile;
import io.modelimpact.engine.Evaluation;
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
import io.modelimpact.metric.MetricForm;
import io.modelimpact.metric.Resampling;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.Quantity;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Trials without any effect whose metrics are resampled: skewed revenue, a ratio, and quantiles. */
final class ResampledTrials {
    private static final double CONFIDENCE = 0.95;
    private static final int REPLICATES = 499;
    private static final Dataset USERS = dataset("users");
    private static final IdField USER = USERS.id("user_id");
    private static final TextField VARIANT = USERS.text("variant");
    private static final DecimalField REVENUE = USERS.decimal("revenue", 2).in(currency("EUR"));
    private static final IntegerField CLICKS = USERS.integer("clicks");
    private static final IntegerField VIEWS = USERS.integer("views");
    private static final Version V1 = model("ranker").version("1");
    private static final Version V2 = model("ranker").version("2");

    private final int trials;
    private final int baseline;
    private final int candidate;
    private final double sigma;
    private final Promise promise;

    /**
     * @param baseline how many units the baseline has
     * @param candidate how many the candidate has
     * @param sigma the spread of the logarithm of revenue
     * @param promise what theory says for so many units of so skewed values
     */
    ResampledTrials(int trials, int baseline, int candidate, double sigma, Promise promise) {
        this.trials = trials;
        this.baseline = baseline;
        this.candidate = candidate;
        this.sigma = sigma;
        this.promise = promise;
    }

    static MetricForm revenue(String id) {
        return metric(id, "1").asMean(REVENUE);
    }

    private static List<Metric> metrics() {
        List<MetricForm> forms = new ArrayList<>();
        for (Resampling resampling : List.of(
                bootstrap(REPLICATES).percentile(), bootstrap(REPLICATES).accelerated(), bootstrap(REPLICATES))) {
            String kind = resampling.interval().name();
            forms.add(revenue("revenue " + kind).resampled(resampling));
            forms.add(metric("ratio " + kind, "1").asRatio(CLICKS, VIEWS).resampled(resampling));
            if (resampling.interval() != Resampling.Interval.STUDENTISED) {
                forms.add(
                        metric("median " + kind, "1").asQuantile(REVENUE, "0.5").resampled(resampling));
            }
        }
        forms.add(revenue("revenue DELTA"));
        forms.add(metric("ratio DELTA", "1").asRatio(CLICKS, VIEWS));
        forms.add(metric("median DELTA", "1").asQuantile(REVENUE, "0.5"));
        return forms.stream().map(MetricForm::higherIsBetter).toList();
    }

    /** An assessment of these metrics under a seed. */
    static Assessment assessment(String seed, List<Metric> metrics) {
        return Assessment.named("calibration", "1")
                .ownedBy("tests")
                .comparing(model("ranker").from(V1).to(V2))
                .observing(randomized().unit(USER).assignedBy(VARIANT).arms(arm("A", V1, 1), arm("B", V2, 1)))
                .noContract("the data are simulated")
                .measuring(metrics.toArray(Metric[]::new))
                .claiming(hypothesis("H1")
                        .that(effectOn(metrics.get(0)))
                        .isAboveZero()
                        .because("it is never true"))
                .noGuardrails("intervals alone are looked at")
                .checking(sampleRatio())
                .seededBy(seed)
                .decidedBy(policy("calibration", "1")
                        .confidence("0.95")
                        .atRisk(RiskProfile.HIGH)
                        .adjustedBy(Multiplicity.NONE))
                .build();
    }

    /** So many units of the arms, revenue lognormal about one Euro and a third of it zero, ratios of a unit's own rate. */
    static DatasetSource units(RandomStream draws, int baseline, int candidate, double sigma) {
        int n = baseline + candidate;
        String[] users = new String[n];
        String[] variants = new String[n];
        long[] cents = new long[n];
        long[] clicks = new long[n];
        long[] views = new long[n];
        for (int i = 0; i < n; i++) {
            RandomStream own = draws.substream(i);
            users[i] = "u" + i;
            variants[i] = i < baseline ? "A" : "B";
            cents[i] = own.uniformAt(0) < 1.0 / 3 ? 0 : Math.round(1000 * StrictMath.exp(sigma * own.normalAt(1)));
            views[i] = 1 + own.longBelow(2, 12);
            double rate = own.uniformAt(3);
            for (int view = 0; view < views[i]; view++) {
                clicks[i] += own.uniformAt(4 + view) < rate ? 1 : 0;
            }
        }
        return Sources.columns()
                .with(USER, users)
                .with(VARIANT, variants)
                .with(REVENUE, cents)
                .with(CLICKS, clicks)
                .with(VIEWS, views)
                .build();
    }

    static Evaluation evaluate(Assessment assessment, DatasetSource source) {
        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol = engine.plan(assessment);
        return engine.evaluate(protocol, Inputs.bind(USERS, source), Instant.parse("2026-03-02T08:00:00Z"));
    }

    List<EngineCase> cases() {
        List<Metric> metrics = metrics();
        Map<String, int[]> covered = new TreeMap<>();
        Map<String, int[]> counted = new TreeMap<>();
        RandomStream random =
                CounterRandom.of("resampled " + baseline + " " + candidate + " " + sigma).stream("trials");
        for (int trial = 0; trial < trials; trial++) {
            Evaluation evaluation = evaluate(
                    assessment("trial " + trial, metrics), units(random.substream(trial), baseline, candidate, sigma));
            for (EffectResult effect : evaluation.record().effects()) {
                count(effect.metric() + ", absolute", effect.absolute(), covered, counted);
                count(effect.metric() + ", relative", effect.relative(), covered, counted);
            }
        }
        return metrics.stream()
                .flatMap(metric -> Stream.of(metric.id() + ", absolute", metric.id() + ", relative"))
                .filter(key -> counted.containsKey(key))
                .map(key -> coverage(key, requireNonNull(covered.get(key))[0], requireNonNull(counted.get(key))[0]))
                .toList();
    }

    private static void count(
            String key, Quantity<EstimateResult> found, Map<String, int[]> covered, Map<String, int[]> counted) {
        if (found.value().isPresent()) {
            EstimateResult estimate = found.value().get();
            boolean covers = estimate.lower().map(end -> end <= 0).orElse(true)
                    && estimate.upper().map(end -> end >= 0).orElse(true);
            counted.computeIfAbsent(key, fresh -> new int[1])[0]++;
            covered.computeIfAbsent(key, fresh -> new int[1])[0] += covers ? 1 : 0;
        }
    }

    private EngineCase coverage(String key, int covered, int counted) {
        String what = key.substring(0, key.indexOf(' '));
        String kind = key.substring(key.indexOf(' ') + 1, key.indexOf(','));
        String scale = key.substring(key.indexOf(',') + 2);
        String method = kind.equals("DELTA")
                ? "none: the delta method"
                : Resampling.Interval.valueOf(kind).method();
        String law = what.equals("ratio") ? "clicks over views" : "lognormal, sigma " + sigma + ", a third zero";
        return new EngineCase(
                method,
                scale + " effect on a " + (what.equals("revenue") ? "mean" : what) + ", " + law + ", " + baseline
                        + " and " + candidate + " units",
                EngineCase.Rate.COVERAGE,
                CONFIDENCE,
                covered / (double) counted,
                counted,
                promise);
    }
}
