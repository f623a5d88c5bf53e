package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.ImpactException;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.MalformedValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One pass over a comma-separated file. Empty fields are missing values; empty lines are skipped where there are several columns. */
public final class CsvReading implements BatchReader {

    private final Path file;
    private final List<Field> fields;
    private final int batchRows;
    private final CsvSplitter records;
    private final int width;
    private final int[] columns;
    private long row;

    private CsvReading(Path file, List<Field> fields, int batchRows, CsvSplitter records) {
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
        CsvSplitter records = new CsvSplitter(FileText.open(file));
        try {
            return new CsvReading(file, fields, batchRows, records);
        } catch (RuntimeException failure) {
            close(records, failure);
            throw failure;
        }
    }

    private static void close(CsvSplitter records, RuntimeException failure) {
        try {
            records.close();
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private List<String> header() {
        if (!read() || records.isEmptyLine()) {
            throw new ImpactException(
                    "source/empty",
                    "file " + file + " has no header",
                    "write the names of the columns into the first line");
        }
        List<String> names = new ArrayList<>();
        for (int field = 0; field < records.fieldCount(); field++) {
            names.add(records.text(field));
        }
        return names;
    }

    @Override
    public Optional<ColumnBatch> next() {
        List<MalformedValue> malformed = new ArrayList<>();
        long firstRow = row + 1;
        if (!nextRow()) {
            return Optional.empty();
        }
        ColumnBuilder[] builders =
                fields.stream().map(field -> ColumnBuilder.of(field, batchRows)).toArray(ColumnBuilder[]::new);
        int rows = 0;
        boolean more = true;
        while (more) {
            add(rows, builders, malformed);
            rows++;
            more = rows < batchRows && nextRow();
        }
        int total = rows;
        List<Column> built =
                Arrays.stream(builders).map(builder -> builder.build(total)).toList();
        return Optional.of(new ColumnBatch(firstRow, rows, built, malformed));
    }

    private void add(int index, ColumnBuilder[] builders, List<MalformedValue> malformed) {
        byte[] bytes = records.bytes();
        for (int i = 0; i < columns.length; i++) {
            int start = records.start(columns[i]);
            int end = records.end(columns[i]);
            ColumnBuilder builder = builders[i];
            if (start == end) {
                builder.setMissing(index);
            } else if (!builder.set(index, bytes, start, end)) {
                builder.setMissing(index);
                malformed.add(new MalformedValue(row, fields.get(i), builder.expected()));
            }
        }
    }

    private boolean nextRow() {
        boolean found = read();
        while (width > 1 && found && records.isEmptyLine()) {
            found = read();
        }
        if (found) {
            row++;
            if (records.fieldCount() != width) {
                throw ragged(records.startingLine(), records.fieldCount());
            }
        }
        return found;
    }

    private ImpactException ragged(long line, int found) {
        return new ImpactException(
                "source/ragged-row",
                "file " + file + ", row " + row + " (line " + line + ") has " + found + " fields, expected " + width,
                "put fields that hold commas, quotes or line breaks into double quotes");
    }

    private boolean read() {
        try {
            return records.next();
        } catch (IOException failure) {
            throw FileText.unreadable(file, "after row " + row, failure);
        }
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
