package io.modelimpact.benchmarks;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.moreThan;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.sampleRatio;
import static io.modelimpact.Impact.slice;
import static io.modelimpact.decision.RiskProfile.MODERATE;
import static io.modelimpact.guardrail.Reaction.HOLD;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Execution;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.LookHistory;
import io.modelimpact.engine.MemoryColumns;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.Sources;
import io.modelimpact.engine.internal.judge.Judge;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Judging a whole assessment from its evidence: ten metrics, two candidates, everyone and the fifty members of five slices, hence
 * 1,020 effects, each of them absolute and relative; milliseconds for all.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineJudgeStage {
    private static final Dataset UNITS = dataset("units");
    private static final IdField UNIT = UNITS.id("unit");
    private static final TextField ASSIGNMENT = UNITS.text("arm");
    private static final String[] ARMS = {"A", "B", "C"};
    private static final int ROWS = 60_000;
    private static final int METRICS = 10;
    private static final int SLICES = 5;
    private static final int MEMBERS = 10;
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    /** Means, or ratios of sums. */
    @Param({"means", "ratios"})
    public String kind = "means";

    private final ImpactEngine engine = ImpactEngine.create();
    private Optional<Study> study = Optional.empty();

    private record Study(Protocol protocol, Evidence evidence) {}

    /** Declares, and scans rows of two-decimal amounts. */
    @Setup
    public void scanRows() {
        Protocol protocol = engine.plan(assessment());
        study = Optional.of(new Study(protocol, scan(protocol)));
    }

    /** Evidence to findings. */
    @Benchmark
    public Object judge() {
        Study given = study.orElseThrow();
        return new Judge(given.protocol, MethodRegistry.standard()).judge(given.evidence, AS_OF, LookHistory.none());
    }

    /** Evidence to the record: judging, deciding, writing. */
    @Benchmark
    public Object record() {
        Study given = study.orElseThrow();
        return engine.judge(given.protocol, given.evidence, AS_OF, Optional.empty(), Optional.empty());
    }

    private Assessment assessment() {
        Version today = model("ranker").version("1");
        Version bold = model("ranker").version("2");
        Version small = model("ranker").version("2-small");
        Metric[] metrics = IntStream.range(0, METRICS).mapToObj(this::metricOf).toArray(Metric[]::new);
        Slice[] slices = IntStream.range(0, SLICES)
                .mapToObj(s -> slice(UNITS.text("s" + s)))
                .toArray(Slice[]::new);
        return Assessment.named("a-thousand-effects", "1")
                .ownedBy("benchmarks")
                .comparing(model("ranker").from(today).to(bold, small))
                .observing(randomized()
                        .unit(UNIT)
                        .assignedBy(ASSIGNMENT)
                        .arms(arm(ARMS[0], today, 1), arm(ARMS[1], bold, 1), arm(ARMS[2], small, 1)))
                .noContract("a measurement of time")
                .measuring(metrics)
                .slicedBy(slices)
                .claiming(hypothesis("H1")
                        .that(effectOn(metrics[0]))
                        .isAboveZero()
                        .because("a measurement of time"))
                .guardedBy(guardrail("G1")
                        .on(effectOn(metrics[1]).inEach(slices[0]))
                        .mustNotFallBy(moreThan("2").percent())
                        .otherwise(HOLD))
                .checking(sampleRatio())
                .decidedBy(policy("standard", "1")
                        .confidence("0.95")
                        .atRisk(MODERATE)
                        .preferring(bold, small))
                .build();
    }

    private Metric metricOf(int number) {
        return kind.equals("ratios")
                ? metric("m" + number, "1")
                        .asRatio(amount(number), amount(METRICS))
                        .higherIsBetter()
                : metric("m" + number, "1").asMean(amount(number)).higherIsBetter();
    }

    private static DecimalField amount(int number) {
        return UNITS.decimal("a" + number, 2).in(currency("EUR"));
    }

    private Evidence scan(Protocol protocol) {
        SplittableRandom random = new SplittableRandom(5);
        String[] units = new String[ROWS];
        Arrays.setAll(units, row -> "u" + row);
        MemoryColumns columns = Sources.columns().with(UNIT, units).with(ASSIGNMENT, names(random, ARMS));
        String[] members =
                IntStream.range(0, MEMBERS).mapToObj(m -> "member" + m).toArray(String[]::new);
        for (int s = 0; s < SLICES; s++) {
            columns = columns.with(UNITS.text("s" + s), names(random, members));
        }
        for (int m = 0; m <= METRICS; m++) {
            columns = columns.with(amount(m), random.longs(ROWS, 100, 20_000).toArray());
        }
        return engine.scan(protocol, Inputs.bind(UNITS, columns.build()), Execution.callerRuns());
    }

    private static String[] names(SplittableRandom random, String... choices) {
        return random.ints(ROWS, 0, choices.length)
                .mapToObj(choice -> choices[choice])
                .toArray(String[]::new);
    }
}
