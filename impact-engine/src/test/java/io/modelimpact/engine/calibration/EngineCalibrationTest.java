package io.modelimpact.engine.calibration;

import static io.modelimpact.Impact.bootstrap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.engine.calibration.EngineCase.Promise;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.Resampling;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.stats.random.CounterRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Counts how often whole evaluations err: monitored ones that are peeked at, and resampled ones. */
class EngineCalibrationTest {
    private static final Path PAGE = Path.of("..", "docs", "calibration.md");
    private static final String HEADING = "## Through the engine";

    @Test
    @Tag("calibration")
    void ratesLieWhereTheoryPromisesThemAndThePageSaysSo() throws Exception {
        List<EngineCase> cases = together(List.<Callable<List<EngineCase>>>of(
                () -> new PeekedTrials(50_000).cases(),
                () -> new DriftingTrials(50_000).cases(),
                () -> new AdjustedTrials(2_000).cases(),
                () -> new DistributionTrials(2_000).cases(),
                () -> new ResampledTrials(2_000, 1_000, 1_000, 0.8, Promise.NEAR_NOMINAL).cases(),
                () -> new ResampledTrials(2_000, 50, 450, 1, Promise.NONE).cases(),
                () -> new ResampledTrials(2_000, 50, 50, 1.5, Promise.NONE).cases()));
        write(cases);

        assertThat(cases.stream().filter(one -> !one.keepsItsPromise()).map(EngineCase::row))
                .isEmpty();
    }

    /** The groups draw apart from each other, so that each may run where there is a core for it; the order stays. */
    private static List<EngineCase> together(List<Callable<List<EngineCase>>> groups) throws Exception {
        ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<EngineCase> cases = new ArrayList<>();
            for (Future<List<EngineCase>> group : cores.invokeAll(groups)) {
                cases.addAll(group.get());
            }
            return cases;
        } finally {
            cores.shutdown();
        }
    }

    private static void write(List<EngineCase> cases) throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        int end = page.indexOf(HEADING);
        StringBuilder text = new StringBuilder(end < 0 ? page + '\n' : page.substring(0, end));
        text.append(HEADING).append("\n\n").append("""
                The same, counted by the methods as the registry has them: how often a claim is ever wrongly decided under a monitoring plan that is looked at every
                day, without any effect, with units that tell as much every day and with units that do not; and, in whole evaluations, how often the intervals of adjusted
                effects and of effects on quantiles and answers cover what is true, and those of resampled effects cover zero where nothing changed. Promises hold but for
                four standard errors, checked by the command that makes this page.

                Where nothing is promised the rows say what to expect: with 50 units of skewed values in an arm, BCa intervals of a mean cover some 86 %, studentised ones
                90 %, percentile ones 93 %, and that is no accident of these draws; see [resampling](guide/resampling.md).

                | method | design | rate | trials | nominal | observed | error | promise |
                |---|---|---|--:|--:|--:|--:|---|
                """);
        cases.forEach(one -> text.append(one.row()));
        Files.writeString(PAGE, text, StandardCharsets.UTF_8);
    }

    @Test
    void thePageHoldsEveryMethodOfTheEngineThatIsCalibrated() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        String section = page.substring(page.indexOf(HEADING));

        for (Resampling.Interval interval : Resampling.Interval.values()) {
            assertThat(section).contains("| " + interval.method() + " | ");
        }
        Stream.of(
                        new PeekedTrials(1).cases(),
                        new DriftingTrials(1).cases(),
                        new AdjustedTrials(1).cases(),
                        new DistributionTrials(1).cases())
                .flatMap(List::stream)
                .forEach(one -> assertThat(section).contains("| " + one.method() + " | " + one.design() + " | "));
    }

    @Test
    void aFewPeekedTrialsKeepTheirErrorRate() {
        assertThat(new PeekedTrials(1_000)
                        .cases().stream().filter(one -> !one.keepsItsPromise()).map(EngineCase::row))
                .isEmpty();
    }

    @Test
    void aFewDriftingTrialsKeepTheirErrorRateWhereStandardErrorsCount() {
        List<EngineCase> cases = new DriftingTrials(4_000).cases();

        assertThat(cases.stream().filter(one -> !one.keepsItsPromise()).map(EngineCase::row))
                .isEmpty();
        assertThat(cases.get(0).observed())
                .as("units as information where later ones vary more")
                .isGreaterThan(0.06);
    }

    @Test
    void aFewAdjustedTrialsCoverTheTruthAndAreNarrower() {
        AdjustedTrials few = new AdjustedTrials(60);

        assertThat(few.cases().stream().filter(one -> !one.keepsItsPromise()).map(EngineCase::row))
                .isEmpty();
        assertThat(few.cases()).as("six metrics by two scales, and two by Lin").hasSize(16);
        few.narrowed().forEach((what, ratio) -> assertThat(ratio).as(what).isLessThan(1.005));
        assertThat(few.narrowed().get("both by adjust/post-stratified@1.0"))
                .isLessThan(few.narrowed().get("stratified by adjust/post-stratified@1.0"))
                .isLessThan(few.narrowed().get("mean by adjust/cuped@1.0"));
        assertThat(few.alarms()).isLessThan(5);
    }

    @Test
    void aFewTrialsOfQuantilesAndAnswersCoverTheTruth() {
        List<EngineCase> few = new DistributionTrials(60).cases();

        assertThat(few.stream().filter(one -> !one.keepsItsPromise()).map(EngineCase::row))
                .isEmpty();
        assertThat(few).hasSize(9);
    }

    @Test
    void peekingWithoutAPlanDoesNot() {
        EngineCase naive = new PeekedTrials(500)
                .cases().stream()
                        .filter(one -> one.promise() == Promise.NONE)
                        .findFirst()
                        .orElseThrow();

        assertThat(naive.observed()).isGreaterThan(3 * naive.nominal());
    }

    @Test
    void aFewResampledTrialsCoverTheTruth() {
        assertThat(new ResampledTrials(30, 300, 300, 0.8, Promise.NEAR_NOMINAL)
                        .cases().stream().filter(one -> !one.keepsItsPromise()).map(EngineCase::row))
                .isEmpty();
    }

    /** What buckets add to the error of a standard error is about one percent, what 999 replicates add about two. */
    @Test
    void unitsAndBucketsOfThemTellTheSameAsTheDeltaMethod() {
        List<Metric> metrics = List.of(
                ResampledTrials.revenue("units")
                        .resampled(bootstrap(999).overUnits())
                        .higherIsBetter(),
                ResampledTrials.revenue("buckets")
                        .resampled(bootstrap(999).overBuckets())
                        .higherIsBetter());
        double[] ratios = new double[2];
        int trials = 10;
        for (int trial = 0; trial < trials; trial++) {
            List<EffectResult> effects = ResampledTrials.evaluate(
                            ResampledTrials.assessment("trial " + trial, metrics),
                            ResampledTrials.units(CounterRandom.of(trial).stream("units"), 4_000, 4_000, 1))
                    .record()
                    .effects();
            for (int i = 0; i < 2; i++) {
                EstimateResult found = effects.get(i).absolute().value().orElseThrow();
                ratios[i] += found.standardError().orElseThrow()
                        / found.resampling().orElseThrow().deltaMethod().standardError()
                        / trials;
            }
        }

        assertThat(ratios[0]).as("over units").isCloseTo(1, within(0.03));
        assertThat(ratios[1]).as("over buckets").isCloseTo(1, within(0.04));
    }

    @Test
    void aRateOffItsNominalBreaksAPromiseButNotADisclaimer() {
        assertThat(observed(EngineCase.Rate.COVERAGE, 0.95, 0.90, Promise.NEAR_NOMINAL)
                        .keepsItsPromise())
                .isFalse();
        assertThat(observed(EngineCase.Rate.COVERAGE, 0.95, 0.98, Promise.NEAR_NOMINAL)
                        .keepsItsPromise())
                .isFalse();
        assertThat(observed(EngineCase.Rate.COVERAGE, 0.95, 0.98, Promise.SAFE).keepsItsPromise())
                .isTrue();
        assertThat(observed(EngineCase.Rate.ERROR, 0.05, 0.01, Promise.SAFE).keepsItsPromise())
                .isTrue();
        assertThat(observed(EngineCase.Rate.ERROR, 0.05, 0.09, Promise.SAFE).keepsItsPromise())
                .isFalse();
        assertThat(observed(EngineCase.Rate.ERROR, 0.05, 0.09, Promise.NONE).keepsItsPromise())
                .isTrue();
    }

    private static EngineCase observed(EngineCase.Rate rate, double nominal, double observed, Promise promise) {
        return new EngineCase("a method", "a law", rate, nominal, observed, 4_000, promise);
    }
}
