package io.modelimpact.benchmarks;

import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;

import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.CsvFile;
import io.modelimpact.engine.Sources;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.PendingBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What finding records in a file costs, and what reading their values costs on top; nanoseconds a row of four fields. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CsvKernels {
    private static final int ROWS = 200_000;
    private static final Dataset DATA = dataset("data");

    /** What the fields hold. */
    @Param({"decimals", "reals", "identifiers", "members", "quoted", "days"})
    public String values = "decimals";

    private Path file = Path.of("");
    private List<Field> fields = List.of();

    /** Writes the file. */
    @Setup
    public void write() throws IOException {
        fields = List.of(field("a"), field("b"), field("c"), field("d"));
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder text = new StringBuilder("a,b,c,d\n");
        for (int row = 0; row < ROWS; row++) {
            for (int field = 0; field < fields.size(); field++) {
                text.append(value(random)).append(field == fields.size() - 1 ? '\n' : ',');
            }
        }
        file = Files.createTempFile("csv-kernels", ".csv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private Field field(String name) {
        return switch (values) {
            case "decimals" -> DATA.decimal(name, 2).in(currency("EUR"));
            case "reals" -> DATA.real(name);
            case "identifiers" -> DATA.id(name);
            case "days" -> DATA.date(name);
            default -> DATA.text(name);
        };
    }

    private String value(SplittableRandom random) {
        return switch (values) {
            case "decimals" -> random.nextInt(1000) + "." + (10 + random.nextInt(90));
            case "reals" -> Double.toString(random.nextDouble());
            case "identifiers" -> "user" + random.nextInt(1_000_000_000);
            case "days" -> "20" + (10 + random.nextInt(20)) + "-0" + (1 + random.nextInt(9)) + "-28";
            case "quoted" -> "\"member, " + random.nextInt(10) + "\"";
            default -> "member" + random.nextInt(10);
        };
    }

    /** Deletes the file. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    /** Where the records and their fields are. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object records() {
        CsvFile source = Sources.csv(file);
        try (BatchReader reader = source.openAfter(fields, ROWS)) {
            return reader.nextPending();
        }
    }

    /** Their values as well. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long typedColumns() {
        long rows = 0;
        try (BatchReader reader = Sources.csv(file).open(fields)) {
            for (Optional<PendingBatch> batch = reader.nextPending(); batch.isPresent(); batch = reader.nextPending()) {
                rows += batch.get().read().rows();
                batch.get().done();
            }
        }
        return rows;
    }
}
