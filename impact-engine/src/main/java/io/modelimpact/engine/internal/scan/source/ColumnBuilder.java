package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.InstantColumn;
import io.modelimpact.spi.LongColumn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Collects the values of one field, given as texts, into the columns of a batch. */
abstract class ColumnBuilder {

    /** A builder for so many values of the field. */
    static ColumnBuilder of(Field field, int capacity) {
        return switch (field.type()) {
            case ID, TEXT -> new TextColumnBuilder(capacity);
            case FLAG -> new Longs("a flag: true, false, yes, no, t, f, 1 or 0", capacity, CellBytes::flag);
            case INTEGER ->
                new Longs(
                        "a whole number of 64 bits",
                        capacity,
                        (cell, bytes, from, to) -> cell.decimal(bytes, from, to, 0));
            case DECIMAL -> decimals(((DecimalField) field).scale(), capacity);
            case DATE -> new Longs("a day such as 2026-01-31", capacity, CellBytes::day);
            case REAL -> new Reals(capacity);
            case INSTANT -> new Instants(capacity);
        };
    }

    private static ColumnBuilder decimals(int scale, int capacity) {
        return new Longs(
                "a decimal number of at most " + scale + " decimals and 64 bits without exponent",
                capacity,
                (cell, bytes, from, to) -> cell.decimal(bytes, from, to, scale));
    }

    /** What a value has to be. */
    abstract String expected();

    /** Sets the value of a row from UTF-8; false if the text is none, and then the row has to be set missing. */
    abstract boolean set(int row, byte[] bytes, int from, int to);

    abstract void setMissing(int row);

    /** The column of the first rows; the builder is not to be used any more. */
    abstract Column build(int rows);

    private interface LongParser {
        boolean parse(CellBytes cell, byte[] bytes, int from, int to);
    }

    private static final class Longs extends ColumnBuilder {

        private final String expected;
        private final LongParser parser;
        private final CellBytes cell = new CellBytes();
        private final long[] values;
        private final BitSet missing = new BitSet();

        Longs(String expected, int capacity, LongParser parser) {
            this.expected = expected;
            this.values = new long[capacity];
            this.parser = parser;
        }

        @Override
        String expected() {
            return expected;
        }

        @Override
        boolean set(int row, byte[] bytes, int from, int to) {
            boolean parsed = parser.parse(cell, bytes, from, to);
            values[row] = parsed ? cell.value() : 0;
            return parsed;
        }

        @Override
        void setMissing(int row) {
            missing.set(row);
        }

        @Override
        Column build(int rows) {
            return new LongColumn(values, missing);
        }
    }

    private static final class Reals extends ColumnBuilder {

        private final double[] values;
        private final CellBytes cell = new CellBytes();
        private final BitSet missing = new BitSet();

        Reals(int capacity) {
            this.values = new double[capacity];
        }

        @Override
        String expected() {
            return "a decimal number, NaN or Infinity";
        }

        @Override
        boolean set(int row, byte[] bytes, int from, int to) {
            boolean parsed = cell.real(bytes, from, to);
            values[row] = parsed ? cell.real() : 0;
            return parsed;
        }

        @Override
        void setMissing(int row) {
            missing.set(row);
        }

        @Override
        Column build(int rows) {
            return new DoubleColumn(values, missing);
        }
    }

    private static final class Instants extends ColumnBuilder {

        private final long[] epochSecond;
        private final int[] nano;
        private final BitSet missing = new BitSet();

        Instants(int capacity) {
            this.epochSecond = new long[capacity];
            this.nano = new int[capacity];
        }

        @Override
        String expected() {
            return "a point in time with its offset such as 2026-01-31T00:00:00Z";
        }

        @Override
        boolean set(int row, byte[] bytes, int from, int to) {
            Optional<Instant> instant = CellParser.instant(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            epochSecond[row] = instant.map(Instant::getEpochSecond).orElse(0L);
            nano[row] = instant.map(Instant::getNano).orElse(0);
            return instant.isPresent();
        }

        @Override
        void setMissing(int row) {
            missing.set(row);
        }

        @Override
        Column build(int rows) {
            return new InstantColumn(Arrays.copyOf(epochSecond, rows), Arrays.copyOf(nano, rows), missing);
        }
    }
}
