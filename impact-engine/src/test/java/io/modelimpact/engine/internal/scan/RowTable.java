package io.modelimpact.engine.internal.scan;

import io.modelimpact.dataset.Dataset;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.InstantColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.MalformedValue;
import io.modelimpact.spi.TextColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** Rows of all types as lists of cells, to be turned into batches: a Long, Double, String or Instant, or one of the marks. */
final class RowTable {
    /** Marks of cells without a value. */
    enum Mark {
        MISSING,
        MALFORMED
    }

    private static final Dataset ROWS = Dataset.named("rows");
    /** A field of every type, in the order of their names. */
    static final List<Field> FIELDS = List.of(
            ROWS.decimal("amount", 2),
            ROWS.flag("bought"),
            ROWS.text("country"),
            ROWS.date("day"),
            ROWS.id("id"),
            ROWS.integer("n"),
            ROWS.instant("seen"),
            ROWS.real("x"));

    private RowTable() {}

    /** So many rows with a value of every kind here and there. */
    static List<List<Object>> random(SplittableRandom random, int rows) {
        List<List<Object>> table = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<Object> cells = new ArrayList<>();
            FIELDS.forEach(field -> cells.add(cell(field, random)));
            table.add(cells);
        }
        return table;
    }

    private static Object cell(Field field, SplittableRandom random) {
        int luck = random.nextInt(12);
        if (luck < 2) {
            return luck == 0 ? Mark.MISSING : Mark.MALFORMED;
        }
        return switch (field.type()) {
            case FLAG -> random.nextLong(2);
            case DATE -> random.nextLong(-1000, 30_000);
            case INTEGER, DECIMAL -> luck < 5 ? random.nextLong() : random.nextLong(-100, 100);
            case REAL -> luck < 5 ? Double.longBitsToDouble(random.nextLong()) : random.nextInt(-2, 3) / 2.0;
            case TEXT, ID -> text(random);
            case INSTANT -> Instant.ofEpochSecond(random.nextLong(-5, 5), random.nextLong(1_000_000_000));
        };
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20);
        for (int at = 0; at < length; at++) {
            text.appendCodePoint(random.nextInt(9) == 0 ? random.nextInt(0x4E00, 0x9FFF) : random.nextInt('a', 'z'));
        }
        return text.toString();
    }

    /** The rows as one batch, texts without a dictionary that is worth the name. */
    static Rows rows(List<List<Object>> table) {
        return rows(FIELDS, table);
    }

    static Rows rows(List<Field> fields, List<List<Object>> table) {
        List<Column> columns = new ArrayList<>();
        List<MalformedValue> malformed = new ArrayList<>();
        for (int column = 0; column < fields.size(); column++) {
            columns.add(column(fields.get(column), column, table));
            for (int row = 0; row < table.size(); row++) {
                if (table.get(row).get(column) == Mark.MALFORMED) {
                    malformed.add(new MalformedValue(1L + row, fields.get(column), "something else"));
                }
            }
        }
        return new Rows(fields, new ColumnBatch(1, table.size(), columns, malformed));
    }

    private static Column column(Field field, int column, List<List<Object>> table) {
        int rows = table.size();
        BitSet missing = new BitSet();
        long[] longs = new long[rows];
        int[] ints = new int[rows];
        double[] doubles = new double[rows];
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Object cell = table.get(row).get(column);
            if (cell instanceof Mark) {
                missing.set(row);
                longs[row] = 77L + row;
                doubles[row] = 0.5 * row;
                ints[row] = TextColumn.MISSING;
            } else if (cell instanceof Long number) {
                longs[row] = number;
            } else if (cell instanceof Double number) {
                doubles[row] = number;
            } else if (cell instanceof Instant instant) {
                longs[row] = instant.getEpochSecond();
                ints[row] = instant.getNano();
            } else {
                ints[row] = texts.size();
                texts.add((String) cell);
            }
        }
        return switch (field.type()) {
            case FLAG, INTEGER, DECIMAL, DATE -> new LongColumn(longs, missing);
            case REAL -> new DoubleColumn(doubles, missing);
            case TEXT, ID -> new TextColumn(ints, texts);
            case INSTANT -> new InstantColumn(longs, ints, missing);
        };
    }
}
