package io.modelimpact.spi;

import io.modelimpact.Problem;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.ValueType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads all batches of a reader into one text a row, and takes note of each batch that is not as it should be. */
final class SourceReading {

    /** Stands between the values of a row; a text that holds it is spelled otherwise. */
    static final String SEPARATOR = "\u0001";

    private static final String MISSING = "-";
    private static final String MALFORMED = "!";
    private static final int NANOSECONDS = 1_000_000_000;

    private final List<Field> fields;
    private final List<Problem> problems;
    private long lastRow;

    SourceReading(List<Field> fields, long skipped, List<Problem> problems) {
        this.fields = fields;
        this.lastRow = skipped;
        this.problems = problems;
    }

    /** Reads all rows as batches, and then asks for more. */
    List<String> readAll(BatchReader reader) {
        List<List<String>> rows = new ArrayList<>();
        List<ColumnBatch> batches = new ArrayList<>();
        for (Optional<ColumnBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
            checkShape(next.get());
            batches.add(next.get());
            rows.add(rows(next.get()));
        }
        if (reader.next().isPresent()) {
            add("end", "there are rows after the end", "keep answering that there are none");
        }
        reader.close();
        requireUnchanged(rows, batches.stream().map(this::rows).toList());
        return flat(rows);
    }

    /** Reads all rows as batches of which the values may be read later, by any thread, and also after the reader was closed. */
    List<String> readAllPending(BatchReader reader) {
        List<List<String>> rows = new ArrayList<>();
        List<PendingBatch> batches = new ArrayList<>();
        for (Optional<PendingBatch> next = reader.nextPending(); next.isPresent(); next = reader.nextPending()) {
            ColumnBatch batch = next.get().read();
            checkShape(batch);
            if (batch.firstRow() != next.get().firstRow()
                    || batch.rows() != next.get().rows()) {
                add("pending", "a batch is of other rows than was said before it was read", "count before reading");
            }
            batches.add(next.get());
            rows.add(rows(batch));
        }
        reader.close();
        requireUnchanged(rows, batches.stream().map(batch -> rows(batch.read())).toList());
        return flat(rows);
    }

    private void requireUnchanged(List<List<String>> before, List<List<String>> after) {
        if (!before.equals(after)) {
            add("reuse", "a batch changed after the next was read", "give each batch arrays of its own");
        }
    }

    private static List<String> flat(List<List<String>> rows) {
        return rows.stream().flatMap(List::stream).toList();
    }

    private void checkShape(ColumnBatch batch) {
        if (batch.firstRow() != lastRow + 1) {
            add(
                    "row-numbers",
                    "expected a batch that starts with row " + (lastRow + 1) + ", found row " + batch.firstRow(),
                    "number rows from 1 without a gap");
        }
        lastRow = batch.firstRow() + batch.rows() - 1;
        checkMalformed(batch);
    }

    private void checkMalformed(ColumnBatch batch) {
        long before = 0;
        for (MalformedValue value : batch.malformed()) {
            int column = fields.indexOf(value.field());
            long row = value.row() - batch.firstRow();
            boolean inside = column >= 0 && row >= 0 && row < batch.rows();
            if (!inside || value.row() < before) {
                add(
                        "malformed",
                        "a malformed value of " + value.field().name() + " in row " + value.row()
                                + " is outside of its batch, or not in order",
                        "name values of the batch, in the order of their rows");
            } else if (!batch.columns().get(column).isMissing((int) row)) {
                add(
                        "malformed",
                        "a malformed value of " + value.field().name() + " in row " + value.row()
                                + " is not marked missing",
                        "mark it missing in its column");
            }
            before = value.row();
        }
    }

    private List<String> rows(ColumnBatch batch) {
        List<StringBuilder> rows = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            rows.add(new StringBuilder());
        }
        if (batch.columns().size() != fields.size()) {
            add("columns", "expected a column for each field asked for", "give them in the order asked for");
            return rows.stream().map(StringBuilder::toString).toList();
        }
        TreeSet<String> malformed = new TreeSet<>();
        batch.malformed()
                .forEach(value -> malformed.add(
                        place(value.row() - batch.firstRow(), value.field().name())));
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            Column column = batch.columns().get(i);
            for (int row = 0; row < batch.rows(); row++) {
                String value = malformed.contains(place(row, field.name())) ? MALFORMED : value(field, column, row);
                rows.get(row).append(i == 0 ? "" : SEPARATOR).append(value);
            }
        }
        return rows.stream().map(StringBuilder::toString).toList();
    }

    private static String place(long row, String field) {
        return row + " " + field;
    }

    private String value(Field field, Column column, int row) {
        if (column.isMissing(row)) {
            return MISSING;
        }
        if (column instanceof LongColumn longs && isWhole(field.type())) {
            return whole(field, longs.value(row));
        } else if (column instanceof DoubleColumn doubles && field.type() == ValueType.REAL) {
            return Long.toHexString(Double.doubleToLongBits(doubles.value(row)));
        } else if (column instanceof InstantColumn instants && field.type() == ValueType.INSTANT) {
            return instant(field, instants, row);
        } else if (column instanceof TextColumn texts && isText(field.type())) {
            return text(field, texts, row);
        }
        add(
                "type",
                "field " + field.text() + " has a " + column.getClass().getSimpleName(),
                "see the table of columns");
        return MISSING;
    }

    private static boolean isWhole(ValueType type) {
        return switch (type) {
            case INTEGER, DECIMAL, FLAG, DATE -> true;
            case REAL, INSTANT, TEXT, ID -> false;
        };
    }

    private static boolean isText(ValueType type) {
        return type == ValueType.TEXT || type == ValueType.ID;
    }

    private String whole(Field field, long value) {
        boolean fits = switch (field.type()) {
            case FLAG -> value == 0 || value == 1;
            case DATE -> ChronoField.EPOCH_DAY.range().isValidValue(value);
            default -> true;
        };
        if (!fits) {
            outOfRange(field);
        }
        return Long.toString(value);
    }

    private String instant(Field field, InstantColumn column, int row) {
        long second = column.epochSecond(row);
        int nano = column.nano(row);
        if (second < Instant.MIN.getEpochSecond()
                || second > Instant.MAX.getEpochSecond()
                || nano < 0
                || nano >= NANOSECONDS) {
            outOfRange(field);
        }
        return second + "." + nano;
    }

    private String text(Field field, TextColumn column, int row) {
        int code = column.code(row);
        if (code < 0 || code >= column.dictionary().size()) {
            outOfRange(field);
            return MISSING;
        }
        String text = column.dictionary().get(code);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            outOfRange(field);
        }
        return "'" + text.replace("\\", "\\\\").replace(SEPARATOR, "\\u0001");
    }

    private void outOfRange(Field field) {
        add(
                "value",
                "field " + field.text() + " has a value that its type does not have",
                "mark it missing and name it as malformed");
    }

    private void add(String code, String message, String remedy) {
        Problem problem = new Problem("conformance/" + code, "", message, remedy, Optional.empty());
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
