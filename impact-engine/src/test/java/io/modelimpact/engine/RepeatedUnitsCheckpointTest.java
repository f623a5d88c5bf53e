package io.modelimpact.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelimpact.ImpactException;
import io.modelimpact.formula.Field;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.DatasetSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A scan of units with several rows goes on behind its last checkpoint too, though the rows of a unit stand on both sides of it. */
@Timeout(120)
class RepeatedUnitsCheckpointTest {
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final int EVERY = 3;

    @TempDir
    private Path folder;

    /** Rows in a fixed order that fail before a batch. */
    private record Failing(DatasetSource rows, int batch) implements DatasetSource {

        @Override
        public String name() {
            return "failing rows";
        }

        @Override
        public Optional<String> revision() {
            return rows.revision();
        }

        @Override
        public BatchReader open(List<Field> columns) {
            return new WatchedSource(rows, read -> {
                        if (read == batch) {
                            throw new IllegalStateException("the connection was lost");
                        }
                    })
                    .open(columns);
        }
    }

    private Execution storing(Execution execution) {
        return execution.storing(Checkpoints.in(folder).every(EVERY));
    }

    private static Inputs inputs(DatasetSource source) {
        return Inputs.bind(AnyRows.ROWS, source).digestedAs(DigestLevel.COMMITMENT);
    }

    private static String text(Evidence evidence) {
        return new String(CanonicalJson.bytes(evidence.toJson()), StandardCharsets.UTF_8);
    }

    private ImpactException died(Protocol protocol, DatasetSource source, Execution execution) {
        ImpactException died = catchThrowableOfType(
                ImpactException.class, () -> ENGINE.scan(protocol, inputs(source), storing(execution)));
        assertThat(died).isNotNull();
        return died;
    }

    @Test
    void aScanThatFailsAtAnyBatchGoesOnToTheSameBytes() throws IOException {
        AnyRows rows = AnyRows.of(5, 300, 60, 20);
        for (Protocol protocol : List.of(ScanBitsTest.UNITS_REPEAT, ScanBitsTest.PAIRED_REPEATING)) {
            String whole = text(ENGINE.scan(protocol, inputs(rows.source(300)), Execution.callerRuns()));
            for (int failing = 1; failing <= 21; failing++) {
                DatasetSource source = rows.source(15);
                assertThat(died(protocol, new Failing(source, failing), Execution.callerRuns())
                                .code())
                        .isEqualTo("source/failed");
                Evidence evidence = ENGINE.scan(protocol, inputs(source), storing(Execution.callerRuns()));
                assertThat(text(evidence)).as("batch %d", failing).isEqualTo(whole);
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    /** Numbers of every kind, slices that get too many members before or after a checkpoint, threads and batches of any number. */
    @Test
    void itMayDieAgainAndAgainWhateverTheRowsAre() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (int seed = 0; seed < 25; seed++) {
                AnyRows rows = AnyRows.of(seed, 400, 1 + 10 * seed, 10 + 5 * seed);
                String whole =
                        text(ENGINE.scan(ScanBitsTest.UNITS_REPEAT, inputs(rows.source(400)), Execution.callerRuns()));
                for (int death = 1; death <= 3; death++) {
                    died(
                            ScanBitsTest.UNITS_REPEAT,
                            new Failing(rows.source(9 + death), 2 + EVERY + seed % 4),
                            Execution.on(pool, 3));
                }
                Evidence evidence =
                        ENGINE.scan(ScanBitsTest.UNITS_REPEAT, inputs(rows.source(33)), storing(Execution.on(pool, 3)));
                assertThat(text(evidence)).as("seed %d", seed).isEqualTo(whole);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void noNameOfAUnitIsStored() throws IOException {
        AnyRows rows = AnyRows.of(7, 300, 60, 20);
        died(ScanBitsTest.UNITS_REPEAT, new Failing(rows.source(15), 15), Execution.callerRuns());

        for (String file : List.of("rows.checkpoint", "rows.rows")) {
            String stored = Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
            assertThat(rows.rows).noneMatch(row -> row.unit() != null && stored.contains(row.unit()));
        }
    }

    @Test
    void everyChangedByteIsRefused() throws IOException {
        AnyRows rows = AnyRows.of(6, 300, 60, 20);
        DatasetSource source = rows.source(15);
        died(ScanBitsTest.UNITS_REPEAT, new Failing(source, 15), Execution.callerRuns());
        Path file = folder.resolve("rows.rows");
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at += 1 + bytes.length / 97) {
            byte[] changed = bytes.clone();
            changed[at] ^= 4;
            Files.write(file, changed);
            assertThat(died(ScanBitsTest.UNITS_REPEAT, source, Execution.callerRuns())
                            .code())
                    .as("byte %d of %d", at, bytes.length)
                    .isEqualTo("checkpoint/damaged");
        }
    }

    @Test
    void whatIsHeldIsCountedFromTheFirstRowOn() {
        AnyRows rows = AnyRows.of(6, 300, 60, 20);
        DatasetSource source = rows.source(15);
        died(ScanBitsTest.UNITS_REPEAT, new Failing(source, 15), Execution.callerRuns());

        Execution little = Execution.callerRuns().within(MemoryBudget.ofBytes(100_000));
        ImpactException refused = died(ScanBitsTest.UNITS_REPEAT, source, little);
        assertThat(refused.code()).isEqualTo("engine/memory-budget");
        assertThat(refused.getMessage()).contains("by unit and cell");
    }
}
