package io.modelimpact.benchmarks;

import io.modelimpact.benchmarks.SideBySide.Measurements;
import io.modelimpact.stats.quantile.ExactQuantile;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.resample.BootstrapSums;
import io.modelimpact.stats.resample.BucketBootstrap;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** Exact medians, and bootstrap replicates. */
final class QuantileJobs {

    private static final int REPLICATES = 2000;
    /** What scipy makes at a time, so that it needs no more memory than there is. */
    private static final int SCIPY_REPLICATES = 8;

    private QuantileJobs() {}

    static void measure(Measurements into) throws Exception {
        int rows = into.rows(10_000_000);
        double[] values = new double[rows];
        SplittableRandom random = new SplittableRandom(4);
        Arrays.setAll(values, i -> random.nextDouble() * 100 - 20);
        into.add(new Job(
                "exact median",
                rows,
                () -> ExactQuantile.of(values, 0, rows, new BigDecimal("0.5")),
                "Arrays.sort",
                () -> {
                    double[] copy = values.clone();
                    Arrays.sort(copy);
                    return copy[rows / 2];
                },
                0.15));
    }

    static void measureBootstrap(Measurements into) throws Exception {
        int units = into.rows(1_000_000);
        long[] cents = new long[units];
        SplittableRandom random = new SplittableRandom(5);
        Arrays.setAll(cents, i -> random.nextInt(20_000));
        int few = units / 20;
        double scipy = scipyNanoseconds(units);
        if (Double.isNaN(scipy)) {
            System.out.println("bootstrap: scipy is not installed, so there is nothing to compare with");
            return;
        }
        into.addMeasured(
                "bootstrap of a mean, units (ns a unit and replicate)",
                (long) few * REPLICATES,
                () -> {
                    BootstrapSums sums = BootstrapSums.create(CounterRandom.of(1), REPLICATES, 2);
                    for (int unit = 0; unit < few; unit++) {
                        sums.add(unit, cents[unit], 1);
                    }
                    return sums;
                },
                "scipy.stats.bootstrap",
                scipy,
                0.1);
        into.addMeasured(
                "bootstrap of a mean, buckets (ns a unit and replicate)",
                (long) units * REPLICATES,
                () -> {
                    BucketBootstrap buckets = BucketBootstrap.create(CounterRandom.of(1), 2);
                    for (int unit = 0; unit < units; unit++) {
                        buckets.add(unit, cents[unit], 1);
                    }
                    return buckets.replicates(REPLICATES);
                },
                "scipy.stats.bootstrap",
                scipy,
                0.0025);
    }

    /** Time of the processor for a unit and replicate; NaN without scipy. */
    private static double scipyNanoseconds(int units) throws Exception {
        String script = String.format(Locale.ROOT, """
                import time, numpy as np, scipy.stats as s
                x = np.random.default_rng(1).integers(0, 20000, %d).astype(float)
                best = []
                for i in range(5):
                    t = time.process_time()
                    s.bootstrap((x,), np.mean, n_resamples=%d, batch=4, method='percentile')
                    best.append((time.process_time() - t) / (%d * %d) * 1e9)
                print(sorted(best)[2])
                """, units, SCIPY_REPLICATES, SCIPY_REPLICATES, units);
        ProcessBuilder builder = new ProcessBuilder("python3", "-c", script);
        builder.environment().put("OMP_NUM_THREADS", "1");
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Double.parseDouble(output.trim()) : Double.NaN;
        } catch (IOException absent) {
            return Double.NaN;
        }
    }
}
