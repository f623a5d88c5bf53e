package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.ImpactException;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.PendingBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One pass over a comma-separated file. Empty fields are missing values; empty lines are skipped where there are several columns. */
public final class CsvReading implements BatchReader {

    private final Path file;
    private final List<Field> fields;
    private final int batchRows;
    private final CsvSplitter splitter;
    private final int width;
    private final int[] columns;
    private final Queue<BatchParser> idle = new ConcurrentLinkedQueue<>();
    private Optional<CsvBlock> block = Optional.empty();
    private int record;
    private long row;

    private CsvReading(Path file, List<Field> fields, int batchRows, CsvSplitter splitter) {
        this.file = file;
        this.fields = List.copyOf(fields);
        this.batchRows = batchRows;
        this.splitter = splitter;
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
        return of(file, new CsvSplitter(FileText.open(file)), fields, batchRows);
    }

    /** Reads the header of a file that was opened. */
    static CsvReading of(Path file, CsvSplitter splitter, List<Field> fields, int batchRows) {
        try {
            return new CsvReading(file, fields, batchRows, splitter);
        } catch (RuntimeException failure) {
            close(splitter, failure);
            throw failure;
        }
    }

    private static void close(CsvSplitter splitter, RuntimeException failure) {
        try {
            splitter.close();
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private List<String> header() {
        nextBlock();
        if (block.isEmpty() || block.get().isEmptyLine(0)) {
            throw new ImpactException(
                    "source/empty",
                    "file " + file + " has no header",
                    "write the names of the columns into the first line");
        }
        List<String> names = new ArrayList<>();
        CellRanges name = new CellRanges();
        for (int field = 0; field < block.get().fieldCount(0); field++) {
            name.find(block.get(), 0, 1, field);
            names.add(new String(name.bytes(), name.start(0), name.end(0) - name.start(0), StandardCharsets.UTF_8));
        }
        record = 1;
        return names;
    }

    /** Goes behind so many rows without reading their values. */
    public void skip(long rows) {
        long end = row + rows;
        while (row < end && hasRecord()) {
            nextRows((int) Math.min(end - row, Integer.MAX_VALUE))
                    .ifPresent(skipped -> skipped.block().letGo());
        }
    }

    @Override
    public Optional<ColumnBatch> next() {
        return nextRows().map(CsvBatch::readAndKeep);
    }

    @Override
    public Optional<PendingBatch> nextPending() {
        return nextRows().map(rows -> rows);
    }

    private Optional<CsvBatch> nextRows() {
        long firstRow = row + 1;
        List<CsvRows> parts = new ArrayList<>();
        int rows = 0;
        while (rows < batchRows && hasRecord()) {
            Optional<CsvRows> part = nextRows(batchRows - rows);
            if (part.isPresent()) {
                parts.add(part.get());
                rows += part.get().count();
            }
        }
        return rows == 0 ? Optional.empty() : Optional.of(new CsvBatch(firstRow, rows, parts));
    }

    /** Whether there is a record; goes to the next block if need be. */
    private boolean hasRecord() {
        if (block.isPresent() && record == block.get().records()) {
            nextBlock();
        }
        return block.isPresent();
    }

    /** The next rows of the block, at most so many, or none if the next record is a line to skip. */
    private Optional<CsvRows> nextRows(int most) {
        CsvBlock records = block.orElseThrow();
        int from = record;
        int end = (int) Math.min(records.records(), (long) from + most);
        while (record < end && records.fieldCount(record) == width) {
            record++;
        }
        row += record - from;
        if (record > from) {
            records.hold();
            return Optional.of(new CsvRows(records, from, record));
        }
        if (!records.isEmptyLine(record)) {
            throw ragged(records);
        }
        record++;
        return Optional.empty();
    }

    private ImpactException ragged(CsvBlock records) {
        return new ImpactException(
                "source/ragged-row",
                "file " + file + ", row " + (row + 1) + " (line " + records.line(record) + ") has "
                        + records.fieldCount(record) + " fields, expected " + width,
                "put fields that hold commas, quotes or line breaks into double quotes");
    }

    private void nextBlock() {
        Optional<CsvBlock> before = block;
        try {
            block = splitter.next();
            record = 0;
        } catch (IOException failure) {
            throw FileText.unreadable(file, "after row " + row, failure);
        }
        before.ifPresent(CsvBlock::letGo);
    }

    @Override
    public void close() {
        try {
            splitter.close();
        } catch (IOException failure) {
            throw FileText.unreadable(file, "after row " + row, failure);
        }
    }

    /** Rows that any thread can read. Parsers go from one to the next with their memory and their dictionaries. */
    private final class CsvBatch implements PendingBatch {

        private final long firstRow;
        private final int rows;
        private List<CsvRows> unread;
        private Optional<BatchParser> parser = Optional.empty();
        private Optional<ColumnBatch> batch = Optional.empty();

        CsvBatch(long firstRow, int rows, List<CsvRows> parts) {
            this.firstRow = firstRow;
            this.rows = rows;
            this.unread = parts;
        }

        @Override
        public long firstRow() {
            return firstRow;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public synchronized ColumnBatch read() {
            if (!unread.isEmpty()) {
                BatchParser borrowed = idle.poll();
                parser = Optional.of(borrowed == null ? new BatchParser(fields, columns) : borrowed);
                batch = Optional.of(parser.get().parse(firstRow, rows, unread));
                unread.forEach(part -> part.block().letGo());
                unread = List.of();
            }
            return batch.orElseThrow(
                    () -> new IllegalStateException("the rows from " + firstRow + " on were read and are done"));
        }

        @Override
        public synchronized void done() {
            parser.ifPresent(idle::add);
            parser = Optional.empty();
            batch = Optional.empty();
            unread.forEach(part -> part.block().letGo());
            unread = List.of();
        }

        /** The rows with their values in memory of their own. */
        synchronized ColumnBatch readAndKeep() {
            ColumnBatch kept = read();
            parser.ifPresent(BatchParser::forget);
            done();
            return kept;
        }
    }
}
