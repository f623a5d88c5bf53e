package io.modelimpact.examples;

import io.modelimpact.formula.Field;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.TextColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Rows in a given order, cut into a given number of batches: what no record may depend on. */
final class ShuffledSource implements DatasetSource {
    private final List<Row> rows;
    private final int[] order;
    private final int batches;

    ShuffledSource(List<Row> rows, int[] order, int batches) {
        this.rows = rows;
        this.order = order.clone();
        this.batches = batches;
    }

    /** One unit; a NaN amount is a missing one. */
    record Row(String id, String arm, String country, boolean bought, long cents, double amount) {}

    @Override
    public String name() {
        return "rows in memory";
    }

    @Override
    public BatchReader open(List<Field> columns) {
        return new BatchReader() {
            private int from;
            private int batch;

            @Override
            public Optional<ColumnBatch> next() {
                int to = (int) ((long) order.length * (batch + 1) / batches);
                batch++;
                if (from >= order.length) {
                    return Optional.empty();
                }
                int start = from;
                from = Math.max(to, start + 1);
                int[] part = java.util.Arrays.copyOfRange(order, start, from);
                return Optional.of(new ColumnBatch(
                        start + 1L,
                        part.length,
                        columns.stream().map(field -> column(field, part)).toList(),
                        List.of()));
            }

            @Override
            public void close() {}
        };
    }

    private Column column(Field field, int[] part) {
        return switch (field.name()) {
            case "id" -> texts(part, Row::id);
            case "arm" -> texts(part, Row::arm);
            case "country" -> texts(part, Row::country);
            case "bought" -> longs(part, row -> row.bought() ? 1 : 0);
            case "revenue" -> longs(part, Row::cents);
            case "amount" -> doubles(part);
            default -> throw new IllegalStateException("no column " + field.name());
        };
    }

    private Column texts(int[] part, java.util.function.Function<Row, String> value) {
        TreeMap<String, Integer> codes = new TreeMap<>();
        List<String> dictionary = new ArrayList<>();
        int[] coded = new int[part.length];
        for (int i = 0; i < part.length; i++) {
            String text = value.apply(rows.get(part[i]));
            coded[i] = text.isEmpty()
                    ? TextColumn.MISSING
                    : codes.computeIfAbsent(text, fresh -> {
                        dictionary.add(fresh);
                        return dictionary.size() - 1;
                    });
        }
        return new TextColumn(coded, dictionary);
    }

    private Column longs(int[] part, java.util.function.ToLongFunction<Row> value) {
        long[] values = new long[part.length];
        for (int i = 0; i < part.length; i++) {
            values[i] = value.applyAsLong(rows.get(part[i]));
        }
        return new LongColumn(values, new BitSet());
    }

    private Column doubles(int[] part) {
        double[] values = new double[part.length];
        BitSet missing = new BitSet();
        for (int i = 0; i < part.length; i++) {
            double value = rows.get(part[i]).amount();
            values[i] = Double.isNaN(value) ? 0 : value;
            missing.set(i, Double.isNaN(value));
        }
        return new DoubleColumn(values, missing);
    }
}
