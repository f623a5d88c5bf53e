package io.modelimpact.benchmarks;

import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactSum;
import io.modelimpact.stats.exact.GroupedCrossProducts;
import io.modelimpact.stats.quantile.LogHistogram;
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

/** Kernels beside the plain accumulators whose bits they have to leave; nanoseconds a value or row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExactKernels {
    private static final int ROWS = 1 << 16;

    /** How values are distributed: the last kind has values of all sizes, of which many fit no window. */
    @Param({"uniform", "cents", "wide"})
    public String values = "uniform";

    @Param({"3", "300"})
    public int cells = 3;

    private final double[][] doubles = new double[2][ROWS];
    private final long[][] longs = new long[2][ROWS];
    private final int[] cellOf = new int[ROWS];

    /** Makes the data. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(9);
        for (int row = 0; row < ROWS; row++) {
            cellOf[row] = random.nextInt(cells);
            for (int i = 0; i < 2; i++) {
                longs[i][row] = random.nextInt(100_000);
                doubles[i][row] = switch (values) {
                    case "uniform" -> random.nextDouble();
                    case "cents" -> longs[i][row] / 100.0;
                    default -> Math.scalb(random.nextDouble(), random.nextInt(400) - 200);
                };
            }
        }
    }

    /** A sum of an array. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object sumOfArray() {
        ExactSum sum = ExactSum.create();
        sum.addAll(doubles[0], 0, ROWS);
        return sum;
    }

    /** The same sum value by value. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object sumOfValues() {
        ExactSum sum = ExactSum.create();
        for (double value : doubles[0]) {
            sum.add(value);
        }
        return sum;
    }

    /** Moments of two doubles by cell. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object momentsOfDoubles() {
        GroupedCrossProducts moments = GroupedCrossProducts.create(2, 1);
        moments.addAll(doubles, 0, ROWS, new int[][] {cellOf});
        return moments.cell(0, 0);
    }

    /** Moments of two integers by cell. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object momentsOfIntegers() {
        GroupedCrossProducts moments = GroupedCrossProducts.create(2, 1);
        moments.addAll(longs, 0, ROWS, new int[][] {cellOf});
        return moments.cell(0, 0);
    }

    /** Moments of two doubles by cell, row by row. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object momentsOfRows() {
        ExactCrossProducts[] moments = new ExactCrossProducts[cells];
        for (int cell = 0; cell < cells; cell++) {
            moments[cell] = ExactCrossProducts.create(2);
        }
        for (int row = 0; row < ROWS; row++) {
            moments[cellOf[row]].add(doubles[0][row], doubles[1][row]);
        }
        return moments;
    }

    /** Counts in log-spaced bins. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object histogram() {
        LogHistogram histogram = LogHistogram.create(7);
        for (double value : doubles[0]) {
            histogram.add(value);
        }
        return histogram;
    }
}
