package io.modelimpact.spi;

import java.util.List;

/**
 * Consecutive rows of a source, column by column.
 *
 * @param firstRow the number of the first row in the source, counted from 1
 * @param rows how many rows there are, at least 1
 * @param columns the columns in the order in which they were asked for, each with a value for each row
 * @param malformed the values that are not of their field's type, in the order of their rows; they are marked missing in their column
 */
public record ColumnBatch(long firstRow, int rows, List<Column> columns, List<MalformedValue> malformed) {

    /** Keeps copies of the lists; {@link IllegalArgumentException} for a row number or a number of rows below 1. */
    public ColumnBatch {
        if (firstRow < 1 || rows < 1) {
            throw new IllegalArgumentException(
                    "expected a first row and a number of rows of at least 1, found " + firstRow + " and " + rows);
        }
        columns = List.copyOf(columns);
        malformed = List.copyOf(malformed);
    }
}
