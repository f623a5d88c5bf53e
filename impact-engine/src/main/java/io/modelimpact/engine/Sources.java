package io.modelimpact.engine;

import java.nio.file.Path;
import java.util.Iterator;

/** Sources of rows that come with the library. */
public final class Sources {

    private Sources() {}

    /**
     * A comma-separated file in UTF-8, plain or compressed with gzip, with the names of its columns in the first line; other columns than
     * those asked for are ignored. Lines end with LF, CR or CRLF. Fields may stand in double quotes, doubled inside. An empty field is a
     * missing value; nothing is trimmed. A text that is not of its field's type is malformed: counted, located and treated as missing.
     *
     * <p>Numbers are written with ASCII digits and a point, whatever the locale: integers of 64 bits; decimals with no more decimals than
     * their field and no exponent; reals with an exponent if need be, or NaN, Infinity, inf. Flags are true, t, yes, 1 or false, f, no, 0 in any
     * case. Days and instants are ISO 8601, instants with their offset.
     */
    public static CsvFile csv(Path file) {
        return CsvFile.of(file);
    }

    /** Gathers columns in memory into a source. */
    public static MemoryColumns columns() {
        return new MemoryColumns();
    }

    /**
     * Makes a source of row objects of the host: {@code Sources.rows(users).with(USER, User::id).with(SPENT, User::spent).build()}. The rows are gone through
     * each time the source is opened.
     */
    public static <R> RowColumns<R> rows(Iterable<R> rows) {
        return RowColumns.of(rows);
    }

    /** Makes a source of the rows that are left in an iterator; it can be opened once. */
    public static <R> RowColumns<R> rowsOnce(Iterator<R> rows) {
        return RowColumns.once(rows);
    }
}
