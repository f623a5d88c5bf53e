package io.modelimpact.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whole jobs beside other engines: prints a table and writes {@code benchmarks/target/side-by-side.json}.
 *
 * <p>Arguments: {@code rounds=7}, {@code scale=1.0} (a factor to the number of rows), {@code only=text} (jobs whose suite has this in
 * its name), {@code clock=wall} (time that passes, not the processor's time of the one thread: for an idle machine).
 */
public final class SideBySide {

    private SideBySide() {}

    /** Prepares data, adds what it measured, and gives its data back. */
    private interface Suite {
        void measure(Measurements into) throws Exception;
    }

    /** Runs every suite. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new TreeMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            options.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        Measurements measurements = new Measurements(
                Integer.parseInt(options.getOrDefault("rounds", "7")),
                Double.parseDouble(options.getOrDefault("scale", "1")),
                options.getOrDefault("clock", "thread").equals("wall")
                        ? Comparison.Clock.WALL
                        : Comparison.Clock.THREAD);
        Map<String, Suite> suites = new TreeMap<>();
        suites.put("1-sums", SumJobs::measure);
        suites.put("2-moments", MomentJobs::measure);
        suites.put("3-median", QuantileJobs::measure);
        suites.put("4-bootstrap", QuantileJobs::measureBootstrap);
        suites.put("5-csv", ScanJobs::measureCsv);
        suites.put("6-memory", ScanJobs::measureMemory);
        suites.put("7-growth", ScanJobs::measureGrowth);
        suites.put("8-threads", ScanJobs::measureThreads);
        suites.put("9-digests", ScanJobs::measureDigests);
        measurements.head();
        for (Map.Entry<String, Suite> suite : suites.entrySet()) {
            if (suite.getKey().contains(options.getOrDefault("only", ""))) {
                suite.getValue().measure(measurements);
                System.gc();
            }
        }
        measurements.write(Path.of("benchmarks", "target", "side-by-side.json"));
    }

    /** What was measured so far, and how to measure. */
    static final class Measurements {
        private final int rounds;
        private final double scale;
        private final Comparison.Clock clock;
        private final List<Comparison> comparisons = new ArrayList<>();

        Measurements(int rounds, double scale, Comparison.Clock clock) {
            this.rounds = rounds;
            this.scale = scale;
            this.clock = clock;
        }

        /** The number of rows under the chosen scale. */
        int rows(int full) {
            return Math.max(1000, (int) (full * scale));
        }

        void add(Job job) throws Exception {
            Comparison comparison = Comparison.of(job, rounds, clock);
            comparisons.add(comparison);
            System.out.println(comparison.line());
        }

        /** Adds a job of several threads. */
        void addOnTheWall(Job job) throws Exception {
            Comparison comparison = Comparison.of(job, rounds, Comparison.Clock.WALL);
            comparisons.add(comparison);
            System.out.println(comparison.line());
        }

        /** Adds a job whose sides go through different numbers of rows. */
        void addByRow(Job job, long ourRows, long theirRows) throws Exception {
            Comparison raw = Comparison.of(job, rounds, clock);
            Comparison comparison = new Comparison(
                    job, raw.oursNanoseconds() / ourRows * job.rows(), raw.peerNanoseconds() / theirRows * job.rows());
            comparisons.add(comparison);
            System.out.println(comparison.line());
        }

        /** Adds a job whose peer is another program that measured itself. */
        void addMeasured(String name, long rows, Job.Work ours, String peer, double peerNsPerRow, double target)
                throws Exception {
            Job.Work nothing = () -> peer;
            Comparison alone = Comparison.of(new Job(name, rows, ours, peer, nothing, target), rounds, clock);
            Comparison comparison = new Comparison(alone.job(), alone.oursNanoseconds(), peerNsPerRow * rows);
            comparisons.add(comparison);
            System.out.println(comparison.line());
        }

        private void head() {
            System.out.printf(
                    Locale.ROOT,
                    "JVM %s, %d processors, %d rounds, scale %s%n%-52s %11s %9s  %-26s %9s %7s %7s%n",
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    rounds,
                    scale,
                    "job",
                    "rows",
                    "ns/row",
                    "peer",
                    "ns/row",
                    "ratio",
                    "target");
        }

        private void write(Path file) throws Exception {
            String json =
                    comparisons.stream().map(Comparison::json).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, json, StandardCharsets.UTF_8);
        }
    }
}
