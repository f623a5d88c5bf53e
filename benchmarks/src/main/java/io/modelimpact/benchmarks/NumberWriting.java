package io.modelimpact.benchmarks;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.modelimpact.json.CanonicalJson;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The text of one number, beside the JDK's and Jackson's; nanoseconds a number. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NumberWriting {
    private static final int COUNT = 1 << 12;

    /** Estimates as records hold them, all finite bit patterns alike, amounts with two decimals, whole numbers. */
    @Param({"estimates", "bits", "cents", "integers"})
    public String values = "estimates";

    private final double[] numbers = new double[COUNT];

    /** Draws the numbers. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < COUNT; i++) {
            numbers[i] = next(random);
        }
    }

    private double next(SplittableRandom random) {
        return switch (values) {
            case "bits" -> anyFinite(random);
            case "cents" -> random.nextInt(1_000_000) / 100.0;
            case "integers" -> random.nextInt();
            default -> random.nextDouble(-5, 5);
        };
    }

    private static double anyFinite(SplittableRandom random) {
        double value = Double.NaN;
        while (!Double.isFinite(value)) {
            value = Double.longBitsToDouble(random.nextLong());
        }
        return value;
    }

    /** This library's. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void canonical(Blackhole hole) {
        for (double number : numbers) {
            hole.consume(CanonicalJson.number(number));
        }
    }

    /** The running JDK's. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void jdk(Blackhole hole) {
        for (double number : numbers) {
            hole.consume(Double.toString(number));
        }
    }

    /** Jackson's own, the fast one. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void jackson(Blackhole hole) {
        for (double number : numbers) {
            hole.consume(NumberOutput.toString(number, true));
        }
    }
}
