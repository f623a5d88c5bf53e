package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.formula.Field;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.MalformedValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Reads the values of batches, one after the other. Mutable, confined to one thread at a time. */
final class BatchParser {

    private final int[] columns;
    private final ColumnParser[] parsers;
    private final CellRanges cells = new CellRanges();

    /**
     * @param fields what to read
     * @param columns for each field the index of its column in the file
     */
    BatchParser(List<Field> fields, int[] columns) {
        this.columns = columns.clone();
        this.parsers = fields.stream().map(ColumnParser::of).toArray(ColumnParser[]::new);
    }

    ColumnBatch parse(long firstRow, int rows, List<CsvRows> parts) {
        for (ColumnParser parser : parsers) {
            parser.begin(rows);
        }
        int row = 0;
        for (CsvRows part : parts) {
            for (int from = part.from(); from < part.to(); from += CellRanges.MOST) {
                int to = Math.min(from + CellRanges.MOST, part.to());
                parse(part.block(), from, to, row);
                row += to - from;
            }
        }
        List<MalformedValue> malformed = malformed(firstRow);
        List<Column> built = Arrays.stream(parsers).map(ColumnParser::finish).toList();
        return new ColumnBatch(firstRow, rows, built, malformed);
    }

    /** Leaves the memory of the batch read last to it: otherwise the next batch takes it. */
    void forget() {
        for (ColumnParser parser : parsers) {
            parser.forget();
        }
    }

    private void parse(CsvBlock block, int from, int to, int row) {
        for (int i = 0; i < columns.length; i++) {
            cells.find(block, from, to, columns[i]);
            parsers[i].parse(cells, row);
        }
    }

    private List<MalformedValue> malformed(long firstRow) {
        List<MalformedValue> values = new ArrayList<>();
        for (ColumnParser parser : parsers) {
            parser.malformed().stream()
                    .forEach(row -> values.add(new MalformedValue(firstRow + row, parser.field(), parser.expected())));
        }
        values.sort(Comparator.comparingLong(MalformedValue::row));
        return values;
    }
}
