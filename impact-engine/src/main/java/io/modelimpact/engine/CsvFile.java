package io.modelimpact.engine;

import io.modelimpact.engine.internal.scan.source.BatchSize;
import io.modelimpact.engine.internal.scan.source.CsvReading;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.DatasetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A comma-separated file, as {@link Sources#csv(Path)} describes it. Immutable; the file is opened when it is read. */
public final class CsvFile implements DatasetSource {

    private final Path file;
    private final Optional<Instant> snapshotAt;
    private final int batchRows;

    private CsvFile(Path file, Optional<Instant> snapshotAt, int batchRows) {
        this.file = file;
        this.snapshotAt = snapshotAt;
        this.batchRows = batchRows;
    }

    static CsvFile of(Path file) {
        return new CsvFile(file, Optional.empty(), BatchSize.DEFAULT);
    }

    /** The same file, whose data were taken at an instant. */
    public CsvFile snapshotAt(Instant instant) {
        return new CsvFile(file, Optional.of(instant), batchRows);
    }

    /** The same file, read in batches of so many rows. No result depends on it. {@link IllegalArgumentException} below 1. */
    public CsvFile inBatchesOf(int rows) {
        return new CsvFile(file, snapshotAt, BatchSize.require(rows));
    }

    @Override
    public String name() {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    @Override
    public Optional<Instant> snapshotAt() {
        return snapshotAt;
    }

    /** The absolute path, the size, and when the file was written, as far as the system tells; empty if there is no such file. */
    @Override
    public Optional<String> revision() {
        try {
            return Optional.of(file.toAbsolutePath() + ", " + Files.size(file) + " bytes, written "
                    + Files.getLastModifiedTime(file).toInstant());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public BatchReader open(List<Field> columns) {
        return CsvReading.open(file, columns, batchRows);
    }

    /** Finds where the rows are that are left out, and does not read their values. */
    @Override
    public BatchReader openAfter(List<Field> columns, long rows) {
        CsvReading reading = CsvReading.open(file, columns, batchRows);
        try {
            reading.skip(rows);
            return reading;
        } catch (RuntimeException failure) {
            reading.close();
            throw failure;
        }
    }
}
