package io.modelimpact.benchmarks;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.outcome;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.scenario;
import static io.modelimpact.Impact.slice;
import static io.modelimpact.decision.RiskProfile.MODERATE;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.MemoryColumns;
import io.modelimpact.engine.Sources;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import io.modelimpact.scenario.Projection;
import io.modelimpact.slice.Slice;
import io.modelimpact.spi.DatasetSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Units in two arms with decimal metrics and five slices of ten members, as a declaration, in memory, as a file and as a peer's table. */
final class TenMetrics {

    static final Dataset UNITS = dataset("units");

    private static final int SLICES = 5;
    private static final int MEMBERS = 10;
    private static final String[] ARMS = {"A", "B"};

    private final int rows;
    private final long[][] cents;
    private final byte[] arm;
    private final byte[][] member = new byte[SLICES][];

    private static final TextField ASSIGNMENT = UNITS.text("arm");
    private static final IdField UNIT = UNITS.id("unit");

    TenMetrics(int rows, int metrics) {
        this.rows = rows;
        this.cents = new long[metrics][rows];
        this.arm = new byte[rows];
        SplittableRandom random = new SplittableRandom(3);
        for (int slice = 0; slice < SLICES; slice++) {
            member[slice] = new byte[rows];
        }
        for (int row = 0; row < rows; row++) {
            arm[row] = (byte) random.nextInt(ARMS.length);
            for (int slice = 0; slice < SLICES; slice++) {
                member[slice][row] = (byte) random.nextInt(MEMBERS);
            }
            for (long[] column : cents) {
                column[row] = random.nextLong(10_000) + random.nextLong(10_000);
            }
        }
    }

    private DecimalField field(int metric) {
        return UNITS.decimal("m" + metric, 2).in(currency("EUR"));
    }

    private static TextField sliceField(int slice) {
        return UNITS.text("s" + slice);
    }

    /** Each metric by itself. */
    Assessment assessment() {
        return draft(declared()).build();
    }

    /** The same with a scenario that every metric enters, so that the products of all pairs of metrics are kept for all units. */
    Assessment together() {
        Metric[] metrics = declared();
        Projection sum = effectOn(metrics[0]).absolute();
        for (int m = 1; m < metrics.length; m++) {
            sum = sum.plus(effectOn(metrics[m]).absolute());
        }
        return draft(metrics)
                .under(scenario("base")
                        .projecting(outcome("all").as(sum).in(currency("EUR")).higherIsBetter()))
                .build();
    }

    private Metric[] declared() {
        return IntStream.range(0, cents.length)
                .mapToObj(m -> metric("m" + m, "1").asMean(field(m)).higherIsBetter())
                .toArray(Metric[]::new);
    }

    private AssessmentDraft draft(Metric... metrics) {
        Version today = model("ranker").version("1");
        Version tomorrow = model("ranker").version("2");
        Slice[] slices =
                IntStream.range(0, SLICES).mapToObj(s -> slice(sliceField(s))).toArray(Slice[]::new);
        return Assessment.named("ten-metrics", "1")
                .ownedBy("benchmarks")
                .comparing(model("ranker").from(today).to(tomorrow))
                .observing(randomized()
                        .unit(UNIT)
                        .assignedBy(ASSIGNMENT)
                        .arms(arm(ARMS[0], today, 1), arm(ARMS[1], tomorrow, 1)))
                .noContract("a measurement of time")
                .measuring(metrics)
                .slicedBy(slices)
                .noHypotheses("a measurement of time")
                .noGuardrails("a measurement of time")
                .noChecks("a measurement of time")
                .decidedBy(policy("standard", "1")
                        .confidence("0.95")
                        .atRisk(MODERATE)
                        .preferring(tomorrow));
    }

    DatasetSource inMemory() {
        String[] units = new String[rows];
        String[] arms = new String[rows];
        for (int row = 0; row < rows; row++) {
            units[row] = "u";
            arms[row] = ARMS[arm[row]];
        }
        MemoryColumns columns = Sources.columns().with(UNIT, units).with(ASSIGNMENT, arms);
        for (int s = 0; s < SLICES; s++) {
            String[] names = new String[rows];
            for (int row = 0; row < rows; row++) {
                names[row] = name(member[s][row]);
            }
            columns = columns.with(sliceField(s), names);
        }
        for (int m = 0; m < cents.length; m++) {
            columns = columns.with(field(m), cents[m]);
        }
        return columns.build();
    }

    private static String name(int code) {
        return "member" + code;
    }

    void writeCsv(Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write("unit,arm," + String.join(",", keys()) + "," + String.join(",", metrics()) + "\n");
            StringBuilder line = new StringBuilder();
            for (int row = 0; row < rows; row++) {
                line.setLength(0);
                line.append("user").append(row).append(',').append(ARMS[arm[row]]);
                for (int s = 0; s < SLICES; s++) {
                    line.append(',').append(name(member[s][row]));
                }
                for (long[] column : cents) {
                    line.append(',').append(BigDecimal.valueOf(column[row], 2).toPlainString());
                }
                writer.append(line.append('\n'));
            }
        }
    }

    /** Fills the peer's table {@code units}: keys as small numbers, metrics as doubles, the types it is fastest with. */
    void fill(DuckTable duck) throws SQLException {
        List<String> columns = new ArrayList<>();
        columns.add("arm UTINYINT NOT NULL");
        keys().forEach(key -> columns.add(key + " UTINYINT NOT NULL"));
        metrics().forEach(metric -> columns.add(metric + " DOUBLE NOT NULL"));
        duck.create("units", String.join(", ", columns), rows, (appender, row) -> {
            appender.append(arm[row]);
            for (int s = 0; s < SLICES; s++) {
                appender.append(member[s][row]);
            }
            for (long[] column : cents) {
                appender.append(column[row] / 100.0);
            }
        });
    }

    /** What a scan reads. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(UNIT, ASSIGNMENT));
        IntStream.range(0, SLICES).forEach(s -> fields.add(sliceField(s)));
        IntStream.range(0, cents.length).forEach(m -> fields.add(field(m)));
        return fields;
    }

    private static List<String> keys() {
        return IntStream.range(0, SLICES).mapToObj(s -> "s" + s).toList();
    }

    private List<String> metrics() {
        return IntStream.range(0, cents.length).mapToObj(m -> "m" + m).toList();
    }

    /** Count, mean and variance of every metric by arm and by arm and each slice. */
    List<String> queries(String from) {
        String moments = metrics().stream()
                .map(m -> "count(" + m + "), avg(" + m + "), var_samp(" + m + ")")
                .collect(Collectors.joining(", "));
        List<String> queries = new ArrayList<>();
        queries.add("SELECT arm, " + moments + " FROM " + from + " GROUP BY arm");
        keys().forEach(key ->
                queries.add("SELECT arm, " + key + ", " + moments + " FROM " + from + " GROUP BY arm, " + key));
        return queries;
    }

    /** These and the covariance of every pair of metrics by arm. */
    List<String> queriesTogether(String from) {
        List<String> names = metrics();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                pairs.add("covar_samp(" + names.get(i) + ", " + names.get(j) + ")");
            }
        }
        List<String> queries = new ArrayList<>(queries(from));
        queries.add("SELECT arm, " + String.join(", ", pairs) + " FROM " + from + " GROUP BY arm");
        return queries;
    }

    /** The same in one query, for a source that is dear to read twice. */
    String groupingSets(String from) {
        String moments = metrics().stream()
                .map(m -> "count(" + m + "), avg(" + m + "), var_samp(" + m + ")")
                .collect(Collectors.joining(", "));
        String sets = keys().stream().map(key -> "(arm, " + key + ")").collect(Collectors.joining(", "));
        return "SELECT arm, " + String.join(", ", keys()) + ", " + moments + " FROM " + from
                + " GROUP BY GROUPING SETS ((arm), " + sets + ")";
    }
}
