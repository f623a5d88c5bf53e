package io.modelimpact.spi;

import io.modelimpact.formula.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the rows of a dataset come from: arrays, a file, a query. Immutable and thread-safe: it can be opened by several threads at once.
 *
 * <p><b>What a source promises.</b> Every reader yields the same rows, as often as the source is opened ({@link #isRescannable()} for those that can be opened
 * once only). Rows count from 1 and come without a gap. Neither the cut of rows into batches nor the order of rows is part of the data: no result depends on
 * them. A source that knows that its rows always come in the same order says so with {@link #revision()}; then a scan that died goes on where it stopped.
 *
 * <p><b>Columns.</b> A source is asked for the fields it is to read, and reads no others. A batch holds a column for each of them, in the order they were asked
 * for, of the kind that the field's type stands for:
 *
 * <table><caption>Columns by type</caption>
 * <tr><th>type</th><th>column</th><th>value</th></tr>
 * <tr><td>integer</td><td>{@link LongColumn}</td><td>the number</td></tr>
 * <tr><td>decimal</td><td>{@link LongColumn}</td><td>the number without its scale, which is the field's</td></tr>
 * <tr><td>flag</td><td>{@link LongColumn}</td><td>0 or 1</td></tr>
 * <tr><td>date</td><td>{@link LongColumn}</td><td>days since 1970-01-01</td></tr>
 * <tr><td>real</td><td>{@link DoubleColumn}</td><td>binary64; NaN is a value, not a missing one</td></tr>
 * <tr><td>instant</td><td>{@link InstantColumn}</td><td>epoch second and nanosecond</td></tr>
 * <tr><td>text, id</td><td>{@link TextColumn}</td><td>an index into a dictionary of texts</td></tr>
 * </table>
 *
 * <p>So a file of columns or a database hands on what it holds: arrays of primitives, without boxes, and the codes of its dictionaries. A dictionary may hold
 * more texts than the batch uses, and the same text twice; codes mean nothing beyond their own dictionary. A source that has one dictionary for many batches
 * gives them the same immutable list, so that who reads them can see by identity that it is the same.
 *
 * <p><b>Values that do not fit.</b> A value that is not of its field's type, such as {@code n/a} in a column of numbers, or a decimal with more digits than its field, is marked
 * missing in its column and named in {@link ColumnBatch#malformed()}. It is never guessed, rounded or dropped with its row.
 *
 * <p><b>Failures.</b> {@link io.modelimpact.ImpactException} with a code of {@code source/}, the source's name and the position. Whatever else a reader throws is
 * reported as {@code source/failed} with the row that was reached.
 *
 * <p>{@link SourceConformance} holds a source to all of this.
 */
public interface DatasetSource {

    /** The name for messages, such as {@code users.csv}. Holds no password and no value of a row. */
    String name();

    /** When the data were taken, if that is known: the same answer always. Rules of freshness are judged by it. */
    default Optional<Instant> snapshotAt() {
        return Optional.empty();
    }

    /** Whether the source can be opened more than once. One that can not refuses the second time with {@code source/not-rescannable}. */
    default boolean isRescannable() {
        return true;
    }

    /**
     * What tells these rows in this order from all others: two sources of equal revision yield equal rows in equal order, also in another process and next
     * week. For a file that is its place, its size and when it was written; for a table, its snapshot and the columns by which the query orders. Empty if the
     * order may change, or if nobody knows.
     */
    default Optional<String> revision() {
        return Optional.empty();
    }

    /**
     * Opens the source for one pass over its rows. Each call starts at the first row.
     *
     * @param columns what to read, in the order in which batches are to hold the columns
     * @throws io.modelimpact.ImpactException codes {@code source/not-found}, {@code source/missing-column} with every missing column, and
     *     others of {@code source/}
     */
    BatchReader open(List<Field> columns);

    /**
     * Opens the source behind its first rows: the first batch starts with row {@code rows + 1}, and has that number. Means something only for a source with a
     * {@link #revision()}. A source that can go there directly does; this one reads the rows and throws them away.
     *
     * @param columns as for {@link #open(List)}
     * @param rows how many rows to leave out, at least 0; there is nothing to read if there are no more rows
     */
    default BatchReader openAfter(List<Field> columns, long rows) {
        return rows == 0 ? open(columns) : new SkippingReader(open(columns), rows);
    }
}
