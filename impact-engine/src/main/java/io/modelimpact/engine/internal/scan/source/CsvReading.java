package io.modelimpact.engine.internal.scan.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.modelimpact.ImpactException;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.MalformedValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One pass over a comma-separated file. Empty fields are missing values; empty lines are skipped where there are several columns. */
public final class CsvReading implements BatchReader {

    private final Path file;
    private final List<Field> fields;
    private final int batchRows;
    private final CloseableIterator<CsvRecord> records;
    private final int width;
    private final int[] columns;
    private long row;

    private CsvReading(Path file, List<Field> fields, int batchRows, CloseableIterator<CsvRecord> records) {
        this.file = file;
        this.fields = List.copyOf(fields);
        this.batchRows = batchRows;
        this.records = records;
        List<String> header = header();
        this.width = header.size();
        this.columns = ColumnLookup.find("file " + file, header, fields);
    }

    /**
     * Opens the file and reads its header.
     *
     * @throws ImpactException codes {@code source/not-found}, {@code source/empty}, {@code source/missing-column} and others of
     *     {@code source/}
     */
    public static CsvReading open(Path file, List<Field> fields, int batchRows) {
        CloseableIterator<CsvRecord> records = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(FileText.open(file))
                .iterator();
        try {
            return new CsvReading(file, fields, batchRows, records);
        } catch (RuntimeException failure) {
            close(records, failure);
            throw failure;
        }
    }

    private static void close(CloseableIterator<CsvRecord> records, RuntimeException failure) {
        try {
            records.close();
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private List<String> header() {
        Optional<CsvRecord> record = read();
        if (record.isEmpty() || isEmptyLine(record.get())) {
            throw new ImpactException(
                    "source/empty",
                    "file " + file + " has no header",
                    "write the names of the columns into the first line");
        }
        return record.get().getFields();
    }

    @Override
    public Optional<ColumnBatch> next() {
        List<ColumnBuilder> builders = new ArrayList<>();
        List<MalformedValue> malformed = new ArrayList<>();
        long firstRow = row + 1;
        Optional<CsvRecord> record = nextRow();
        if (record.isEmpty()) {
            return Optional.empty();
        }
        fields.forEach(field -> builders.add(ColumnBuilder.of(field, batchRows)));
        int rows = 0;
        while (record.isPresent()) {
            add(record.get(), rows, builders, malformed);
            rows++;
            record = rows == batchRows ? Optional.empty() : nextRow();
        }
        int total = rows;
        List<Column> built =
                builders.stream().map(builder -> builder.build(total)).toList();
        return Optional.of(new ColumnBatch(firstRow, rows, built, malformed));
    }

    private void add(CsvRecord record, int index, List<ColumnBuilder> builders, List<MalformedValue> malformed) {
        for (int i = 0; i < columns.length; i++) {
            String text = record.getField(columns[i]);
            ColumnBuilder builder = builders.get(i);
            if (text.isEmpty()) {
                builder.setMissing(index);
            } else if (!builder.set(index, text)) {
                builder.setMissing(index);
                malformed.add(new MalformedValue(row, fields.get(i), builder.expected()));
            }
        }
    }

    private Optional<CsvRecord> nextRow() {
        Optional<CsvRecord> record = read();
        while (width > 1 && record.isPresent() && isEmptyLine(record.get())) {
            record = read();
        }
        if (record.isPresent()) {
            row++;
            int found = record.get().getFieldCount();
            if (found != width) {
                throw ragged(record.get().getStartingLineNumber(), found);
            }
        }
        return record;
    }

    private ImpactException ragged(long line, int found) {
        return new ImpactException(
                "source/ragged-row",
                "file " + file + ", row " + row + " (line " + line + ") has " + found + " fields, expected " + width,
                "put fields that hold commas, quotes or line breaks into double quotes");
    }

    private static boolean isEmptyLine(CsvRecord record) {
        return record.getFieldCount() == 1 && record.getField(0).isEmpty();
    }

    private Optional<CsvRecord> read() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException | CsvParseException failure) {
            throw FileText.unreadable(file, "after row " + row, causeOf(failure));
        }
    }

    private static Throwable causeOf(RuntimeException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : cause;
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException failure) {
            throw FileText.unreadable(file, "after row " + row, failure);
        }
    }
}
