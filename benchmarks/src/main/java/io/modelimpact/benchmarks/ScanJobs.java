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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Whole scans into exact evidence. The fingerprint of the rows is part of them unless said. */
final class ScanJobs {

    private static final int FEW = 100_000;
    private static final long COMPARED = 1_000_000;
    private static final long WARM_UP = 100_000_000;
    private static final int MOMENTS = 8;

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
            String csv = typedCsv(file);
            into.add(new Job(
                    "CSV to exact evidence, fingerprint",
                    rows,
                    () -> scan(data.assessment(), Sources.csv(file)),
                    "DuckDB read_csv GROUPING SETS",
                    () -> duck.query(data.groupingSets(csv)),
                    0.9));
            into.add(new Job(
                    "the same",
                    rows,
                    () -> scan(data.assessment(), Sources.csv(file)),
                    "DuckDB read_csv into a table",
                    () -> throughTable(duck, csv, data.queries("file")),
                    0.9));
            into.add(new Job(
                    "CSV to exact evidence, digest off",
                    rows,
                    () -> scan(data.assessment(), Sources.csv(file), DigestLevel.NONE),
                    "DuckDB read_csv GROUPING SETS",
                    () -> duck.query(data.groupingSets(csv)),
                    0.8));
            into.add(new Job(
                    "CSV to typed columns",
                    rows,
                    () -> read(data, Sources.csv(file)),
                    "DuckDB read_csv GROUP BY",
                    () -> duck.query(data.queries(csv).get(0)),
                    0.8));
        } finally {
            Files.delete(file);
        }
    }

    /** What the peer needs to read the file with one look at each value: its columns and their types. */
    private static String typedCsv(Path file) {
        return "read_csv('" + file
                + "', header=true, auto_detect=false, columns={'unit':'VARCHAR','arm':'VARCHAR','s0':'VARCHAR','s1':'VARCHAR',"
                + "'s2':'VARCHAR','s3':'VARCHAR','s4':'VARCHAR','m0':'DOUBLE','m1':'DOUBLE','m2':'DOUBLE'})";
    }

    /** Without the identifier, which the peer does not need. */
    private static Object throughTable(DuckTable duck, String csv, List<String> queries) throws SQLException {
        duck.execute("CREATE OR REPLACE TABLE file AS SELECT * EXCLUDE (unit) FROM " + csv);
        List<Object> all = new ArrayList<>();
        for (String query : queries) {
            all.addAll(duck.query(query));
        }
        return all;
    }

    /** The cost of a row, and the heap, by the number of rows; the peer is the same scan of the fewest. Rows come around again and again. */
    static void measureGrowth(Measurements into) throws Exception {
        TenMetrics data = new TenMetrics(FEW, 10);
        Protocol protocol = ImpactEngine.create().plan(data.assessment());
        DatasetSource round = data.inMemory();
        // What is compared is rows, so everything is compiled before: the first size would be charged for all of them.
        scan(protocol, new RepeatedSource(round, WARM_UP / FEW, left -> {}), Execution.callerRuns());
        for (long rows = FEW; rows <= into.rows(100_000_000); rows *= 10) {
            long times = rows / FEW;
            long scans = Math.max(1, COMPARED / rows);
            into.addByRow(
                    new Job(
                            "end to end, 10 metrics, 5 slices, generated",
                            rows,
                            () -> repeated(scans, protocol, new RepeatedSource(round, times, left -> {})),
                            "ours, 100 thousand rows",
                            () -> repeated(COMPARED / FEW, protocol, round),
                            1.2),
                    scans * rows,
                    COMPARED);
            System.out.printf(
                    Locale.ROOT,
                    "%-52s %11d %9.1f MB%n",
                    "  live heap at most",
                    rows,
                    liveHeap(protocol, round, times));
        }
    }

    private static Object repeated(long scans, Protocol protocol, DatasetSource source) {
        Object last = source;
        for (long scan = 0; scan < scans; scan++) {
            last = scan(protocol, source, Execution.callerRuns());
        }
        return last;
    }

    /** The most that is live at up to eight moments of a scan, in megabytes beyond what is live before it. */
    private static double liveHeap(Protocol protocol, DatasetSource round, long times) {
        long before = live();
        AtomicLong most = new AtomicLong();
        long step = Math.max(1, times / MOMENTS);
        RepeatedSource watched = new RepeatedSource(round, times, left -> {
            if (left % step == 0) {
                most.accumulateAndGet(live() - before, Math::max);
            }
        });
        scan(protocol, watched, Execution.callerRuns());
        return most.get() / 1e6;
    }

    private static long live() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
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
        return scan(ImpactEngine.create().plan(assessment), source, execution);
    }

    private static Object scan(Protocol protocol, DatasetSource source, Execution execution) {
        return ImpactEngine.create().scan(protocol, Inputs.bind(TenMetrics.UNITS, source), execution);
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
