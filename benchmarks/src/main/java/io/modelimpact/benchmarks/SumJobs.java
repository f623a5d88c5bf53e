package io.modelimpact.benchmarks;

import io.modelimpact.benchmarks.SideBySide.Measurements;
import io.modelimpact.stats.exact.ExactSum;
import java.util.SplittableRandom;

/** One exact sum of doubles in memory. */
final class SumJobs {

    private SumJobs() {}

    static void measure(Measurements into) throws Exception {
        int rows = into.rows(20_000_000);
        double[] values = new double[rows];
        long[] longs = new long[rows];
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < rows; row++) {
            values[row] = 1000 * random.nextDouble();
            longs[row] = random.nextLong();
        }
        into.add(new Job(
                "exact sum of doubles",
                rows,
                () -> exactSum(values),
                "plain read (sum of longs)",
                () -> sum(longs),
                2.0));
        try (DuckTable duck = DuckTable.open(1)) {
            duck.create("t", "x DOUBLE NOT NULL", rows, (appender, row) -> appender.append(values[row]));
            into.add(new Job(
                    "exact sum of doubles",
                    rows,
                    () -> exactSum(values),
                    "DuckDB fsum",
                    () -> duck.query("SELECT fsum(x) FROM t"),
                    0.7));
        }
    }

    private static Object exactSum(double[] values) {
        ExactSum sum = ExactSum.create();
        sum.addAll(values, 0, values.length);
        return sum;
    }

    private static Object sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
