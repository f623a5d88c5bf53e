package io.modelimpact.benchmarks;

import io.modelimpact.benchmarks.SideBySide.Measurements;
import io.modelimpact.engine.Execution;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.Sources;
import io.modelimpact.spi.DatasetSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whole scans into exact evidence. The fingerprint of the rows is always part of them. */
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
                    () -> scan(data, source),
                    "DuckDB, one query a grouping",
                    () -> {
                        List<Object> all = new ArrayList<>();
                        for (String query : data.queries("units")) {
                            all.addAll(duck.query(query));
                        }
                        return all;
                    },
                    1.0));
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
                    () -> scan(data, Sources.csv(file)),
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

    private static Object scan(TenMetrics data, DatasetSource source) {
        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol = engine.plan(data.assessment());
        return engine.scan(protocol, Inputs.bind(TenMetrics.UNITS, source), Execution.callerRuns());
    }

    private static Object read(TenMetrics data, DatasetSource source) {
        long rows = 0;
        try (var reader = source.open(data.fields())) {
            for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                rows += batch.get().rows();
            }
        }
        return rows;
    }
}
