package io.modelimpact.benchmarks;

import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.Inference;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.exact.ExactCrossProducts;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;

/** The numeric work of judging: 1,000 comparisons of two arms from exact moments; milliseconds for all of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JudgeStage {
    private static final int COMPARISONS = 1_000;
    private static final int UNITS = 200;

    /** Doubles with all their bits, or whole cents. */
    @Param({"doubles", "cents"})
    public String values = "doubles";

    private final ExactCrossProducts[] arms = new ExactCrossProducts[2 * COMPARISONS];
    private final SampleSummary[] summaries = new SampleSummary[2 * COMPARISONS];
    private final Estimate[] estimates = new Estimate[COMPARISONS];

    /** Draws the units, and leaves their moments, summaries and estimates. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        for (int arm = 0; arm < arms.length; arm++) {
            arms[arm] = ExactCrossProducts.create(2);
            for (int unit = 0; unit < UNITS + arm % 7; unit++) {
                add(arms[arm], random);
            }
            summaries[arm] = SampleSummary.ofMean(arms[arm], 0);
        }
        for (int i = 0; i < COMPARISONS; i++) {
            estimates[i] = WelchTTest.withDefaults()
                    .test(summaries[2 * i], summaries[2 * i + 1])
                    .orElseThrow();
        }
    }

    private void add(ExactCrossProducts arm, SplittableRandom random) {
        if (values.equals("cents")) {
            arm.addRow(random.nextLong(100_000), 1 + random.nextLong(20));
        } else {
            arm.addRow(100 * random.nextDouble(), 1 + random.nextDouble());
        }
    }

    /** Means by Welch's test: estimate, error, p-value, interval. */
    @Benchmark
    public void means(Blackhole hole) {
        for (int i = 0; i < COMPARISONS; i++) {
            report(hole, SampleSummary.ofMean(arms[2 * i], 0), SampleSummary.ofMean(arms[2 * i + 1], 0));
        }
    }

    /** Ratios of sums by the delta method, likewise. */
    @Benchmark
    public void ratios(Blackhole hole) {
        for (int i = 0; i < COMPARISONS; i++) {
            report(hole, SampleSummary.ofRatio(arms[2 * i], 0, 1), SampleSummary.ofRatio(arms[2 * i + 1], 0, 1));
        }
    }

    /** The part that forms means and variances from the accumulators. */
    @Benchmark
    public void summaries(Blackhole hole) {
        for (ExactCrossProducts arm : arms) {
            hole.consume(SampleSummary.ofMean(arm, 0));
        }
    }

    /** The part that forms estimates from summaries. */
    @Benchmark
    public void estimates(Blackhole hole) {
        for (int i = 0; i < COMPARISONS; i++) {
            hole.consume(WelchTTest.withDefaults().test(summaries[2 * i], summaries[2 * i + 1]));
        }
    }

    /** The part that inverts Student's t. */
    @Benchmark
    public void intervals(Blackhole hole) {
        for (Estimate estimate : estimates) {
            hole.consume(estimate.interval());
        }
    }

    private static void report(Blackhole hole, SampleSummary control, SampleSummary treatment) {
        Inference estimate = WelchTTest.withDefaults().test(control, treatment).orElseThrow();
        hole.consume(estimate.pValue());
        hole.consume(estimate.interval());
    }
}
