package io.modelimpact.benchmarks;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.benchmarks.SideBySide.Measurements;
import io.modelimpact.engine.Execution;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.MemoryBudget;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.Sources;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.spi.DatasetSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Whole scans into exact evidence. The fingerprint of the rows is part of them unless said. */
final class ScanJobs {

    private ScanJobs() {}

    static void measureMemory(Measurements into) throws Exception {
        TenMetrics data = new TenMetrics(into.rows(10_000_000), 10);
        DatasetSource source = data.inMemory();
        try (DuckTable duck = DuckTable.open(1)) {
            data.fill(duck);
            into.add(new Job(
                    "end to end, 10 metrics, 5 slices, memory, fingerprint",
                    into.rows(10_000_000),
                    () -> scan(data.assessment(), source),
                    "DuckDB, one query a grouping",
                    () -> {
                        List<Object> all = new ArrayList<>();
                        for (String query : data.queries("units")) {
                            all.addAll(duck.query(query));
                        }
                        return all;
                    },
                    1.0));
            into.add(new Job(
                    "the same with cross products of all metrics",
                    into.rows(10_000_000),
                    () -> scan(data.together(), source),
                    "DuckDB, with covar_samp",
                    () -> {
                        List<Object> all = new ArrayList<>();
                        for (String query : data.queriesTogether("units")) {
                            all.addAll(duck.query(query));
                        }
                        return all;
                    },
                    1.5));
        }
    }

    static void measureCsv(Measurements into) throws Exception {
        int rows = into.rows(2_000_000);
        TenMetrics data = new TenMetrics(rows, 3);
        Path file = Files.createTempFile("side-by-side", ".csv");
        try (DuckTable duck = DuckTable.open(1)) {
            data.writeCsv(file);
            into.add(new Job(
                    "CSV to exact evidence, fingerprint",
                    rows,
                    () -> scan(data.assessment(), Sources.csv(file)),
                    "DuckDB read_csv GROUPING SETS",
                    () -> duck.query(
                            data.groupingSets(
                                    "read_csv('" + file
                                            + "', header=true, auto_detect=false, columns={'unit':'VARCHAR','arm':'VARCHAR','s0':'VARCHAR','s1':'VARCHAR',"
                                            + "'s2':'VARCHAR','s3':'VARCHAR','s4':'VARCHAR','m0':'DOUBLE','m1':'DOUBLE','m2':'DOUBLE'})")),
                    0.9));
            into.add(new Job(
                    "CSV to typed columns",
                    rows,
                    () -> read(data, Sources.csv(file)),
                    "DuckDB read_csv GROUP BY",
                    () -> duck.query(data.queries(
                                    "read_csv('" + file
                                            + "', header=true, auto_detect=false, columns={'unit':'VARCHAR','arm':'VARCHAR','s0':'VARCHAR','s1':'VARCHAR',"
                                            + "'s2':'VARCHAR','s3':'VARCHAR','s4':'VARCHAR','m0':'DOUBLE','m1':'DOUBLE','m2':'DOUBLE'})")
                            .get(0)),
                    0.8));
        } finally {
            Files.delete(file);
        }
    }

    /** The cost of a row by the number of rows; the peer is the same scan of the fewest. Rows come around again and again. */
    static void measureGrowth(Measurements into) throws Exception {
        TenMetrics data = new TenMetrics(100_000, 10);
        DatasetSource round = data.inMemory();
        long few = 100_000;
        for (long rows = few; rows <= into.rows(100_000_000); rows *= 10) {
            DatasetSource many = new RepeatedSource(round, rows / few);
            double fewest = Comparison.alone(() -> scan(data.assessment(), round)) / few;
            into.addMeasured(
                    "end to end, 10 metrics, 5 slices, generated",
                    rows,
                    () -> scan(data.assessment(), many),
                    "ours, 100 thousand rows",
                    fewest,
                    1.2);
        }
    }

    /** Two threads beside one: needs two idle cores and the clock on the wall. */
    static void measureThreads(Measurements into) throws Exception {
        TenMetrics data = new TenMetrics(into.rows(4_000_000), 10);
        DatasetSource source = data.inMemory();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            into.addOnTheWall(new Job(
                    "end to end, 10 metrics, 5 slices, two threads",
                    into.rows(4_000_000),
                    () -> scan(data.assessment(), source, Execution.on(pool, 2)),
                    "ours, one thread",
                    () -> scan(data.assessment(), source),
                    1 / 1.7));
        } finally {
            pool.shutdown();
        }
    }

    /** What it costs to bind a record to its rows; the peer is the same scan without. A commitment sorts in 16 MiB, and the rest on disk. */
    static void measureDigests(Measurements into) throws Exception {
        int rows = into.rows(4_000_000);
        TenMetrics data = new TenMetrics(rows, 10);
        DatasetSource source = data.inMemory();
        for (DigestLevel level : DigestLevel.values()) {
            into.add(new Job(
                    "end to end, 10 metrics, 5 slices, digest " + level,
                    rows,
                    () -> scan(data.assessment(), source, level),
                    "ours, digest NONE",
                    () -> scan(data.assessment(), source, DigestLevel.NONE),
                    mostTimes(level)));
        }
    }

    private static double mostTimes(DigestLevel level) {
        return switch (level) {
            case NONE -> 1.05;
            case FINGERPRINT -> 1.125;
            case COMMITMENT -> 3;
        };
    }

    private static Object scan(Assessment assessment, DatasetSource source) {
        return scan(assessment, source, Execution.callerRuns());
    }

    private static Object scan(Assessment assessment, DatasetSource source, DigestLevel level) {
        ImpactEngine engine = ImpactEngine.create();
        Inputs inputs = Inputs.bind(TenMetrics.UNITS, source).digestedAs(level);
        return engine.scan(
                engine.plan(assessment), inputs, Execution.callerRuns().within(MemoryBudget.ofBytes(64L << 20)));
    }

    private static Object scan(Assessment assessment, DatasetSource source, Execution execution) {
        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol = engine.plan(assessment);
        return engine.scan(protocol, Inputs.bind(TenMetrics.UNITS, source), execution);
    }

    private static Object read(TenMetrics data, DatasetSource source) {
        long rows = 0;
        try (var reader = source.open(data.fields())) {
            for (var batch = reader.nextPending(); batch.isPresent(); batch = reader.nextPending()) {
                rows += batch.get().read().rows();
                batch.get().done();
            }
        }
        return rows;
    }
}
