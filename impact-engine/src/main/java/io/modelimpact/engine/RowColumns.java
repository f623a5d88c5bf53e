package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.internal.scan.source.BatchSize;
import io.modelimpact.engine.internal.scan.source.MemoryCutters;
import io.modelimpact.engine.internal.scan.source.RowSource;
import io.modelimpact.engine.internal.scan.source.RowSource.Gatherer;
import io.modelimpact.formula.DateField;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.InstantField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.MalformedValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says which value of a row object belongs to which field, and makes a source of them: for rows that a host has at hand, one object each. Columns in
 * memory, or a source of one's own, are faster. Mutable and confined to one thread, unlike the source.
 *
 * @param <R> the type of a row
 */
public final class RowColumns<R> {

    /**
     * Gives a value of a row.
     *
     * @param <R> the type of a row
     * @param <T> the type of the value
     */
    public interface Value<R, T> {
        /** The value; null if it is missing. What it throws ends the scan, with the number of the row reached. */
        @Nullable
        T of(R row);
    }

    private final Supplier<Iterator<R>> rows;
    private final boolean rescannable;
    private final TreeMap<String, Field> declared = new TreeMap<>();
    private final TreeMap<String, Gatherer<R>> gatherers = new TreeMap<>();
    private String name = "rows of the host";
    private Optional<Instant> snapshotAt = Optional.empty();
    private Optional<String> revision = Optional.empty();
    private int batchRows = BatchSize.DEFAULT;

    private RowColumns(Supplier<Iterator<R>> rows, boolean rescannable) {
        this.rows = rows;
        this.rescannable = rescannable;
    }

    static <R> RowColumns<R> of(Iterable<R> rows) {
        return new RowColumns<>(rows::iterator, true);
    }

    static <R> RowColumns<R> once(Iterator<R> rows) {
        AtomicBoolean used = new AtomicBoolean();
        return new RowColumns<>(
                () -> {
                    if (used.getAndSet(true)) {
                        throw new ImpactException(
                                "source/not-rescannable",
                                "the rows of an iterator were read and can not be read again",
                                "give an Iterable that makes a new iterator each time");
                    }
                    return rows;
                },
                false);
    }

    /** Names the source, for messages. */
    public RowColumns<R> named(String sourceName) {
        this.name = sourceName;
        return this;
    }

    /** Says when the data were taken. */
    public RowColumns<R> snapshotAt(Instant instant) {
        this.snapshotAt = Optional.of(instant);
        return this;
    }

    /** Says that the same rows come in the same order whenever this text is given; see {@link DatasetSource#revision()}. */
    public RowColumns<R> revisedAs(String text) {
        this.revision = Optional.of(text);
        return this;
    }

    /** Reads the rows in batches of so many. No result depends on it. {@link IllegalArgumentException} below 1. */
    public RowColumns<R> inBatchesOf(int count) {
        this.batchRows = BatchSize.require(count);
        return this;
    }

    /** Identifiers. A text with a lone surrogate is malformed. */
    public RowColumns<R> with(IdField field, Value<R, String> value) {
        return texts(field, value);
    }

    /** Texts. A text with a lone surrogate is malformed. */
    public RowColumns<R> with(TextField field, Value<R, String> value) {
        return texts(field, value);
    }

    /** Flags. */
    public RowColumns<R> with(FlagField field, Value<R, Boolean> value) {
        return put(
                field,
                (some, malformed) -> longs(some, row -> {
                    Boolean flag = value.of(row);
                    return flag == null ? null : flag ? 1L : 0L;
                }));
    }

    /** Whole numbers. */
    public RowColumns<R> with(IntegerField field, Value<R, Long> value) {
        return put(field, (some, malformed) -> longs(some, value));
    }

    /** Decimals. One with more decimals than its field, or beyond 64 bits without its scale, is malformed. */
    public RowColumns<R> with(DecimalField field, Value<R, BigDecimal> value) {
        return put(field, (some, malformed) -> decimals(field, some, value, malformed));
    }

    /** Binary64 numbers; NaN is a value. */
    public RowColumns<R> with(RealField field, Value<R, Double> value) {
        return put(field, (some, malformed) -> reals(some, value));
    }

    /** Days. */
    public RowColumns<R> with(DateField field, Value<R, LocalDate> value) {
        return put(
                field,
                (some, malformed) -> longs(some, row -> {
                    LocalDate day = value.of(row);
                    return day == null ? null : day.toEpochDay();
                }));
    }

    /** Instants. */
    public RowColumns<R> with(InstantField field, Value<R, Instant> value) {
        return put(field, (some, malformed) -> {
            @Nullable Instant[] instants = some.stream().map(value::of).toArray(Instant[]::new);
            return MemoryCutters.instants(instants).cut(0, instants.length, malformed);
        });
    }

    /** The source of the fields given so far. */
    public DatasetSource build() {
        return new RowSource<>(
                new RowSource.Description(name, rescannable, snapshotAt, revision, batchRows),
                rows,
                declared,
                gatherers);
    }

    private RowColumns<R> put(Field field, Gatherer<R> gatherer) {
        if (declared.putIfAbsent(field.name(), field) != null) {
            throw new ImpactException(
                    "source/duplicate-column",
                    name + " has more than one column of the name " + field.name(),
                    "give each field once");
        }
        gatherers.put(field.name(), gatherer);
        return this;
    }

    private RowColumns<R> texts(Field field, Value<R, String> value) {
        return put(field, (some, malformed) -> {
            @Nullable String[] texts = some.stream().map(value::of).toArray(String[]::new);
            return MemoryCutters.texts(field, texts).cut(0, texts.length, malformed);
        });
    }

    private static <R> Column longs(List<R> some, Value<R, Long> value) {
        long[] values = new long[some.size()];
        BitSet missing = new BitSet();
        for (int row = 0; row < values.length; row++) {
            Long found = value.of(some.get(row));
            missing.set(row, found == null);
            values[row] = found == null ? 0 : found;
        }
        return new LongColumn(values, missing);
    }

    private static <R> Column reals(List<R> some, Value<R, Double> value) {
        double[] values = new double[some.size()];
        BitSet missing = new BitSet();
        for (int row = 0; row < values.length; row++) {
            Double found = value.of(some.get(row));
            missing.set(row, found == null);
            values[row] = found == null ? 0 : found;
        }
        return new DoubleColumn(values, missing);
    }

    private static <R> Column decimals(
            DecimalField field, List<R> some, Value<R, BigDecimal> value, List<MalformedValue> malformed) {
        long[] values = new long[some.size()];
        BitSet missing = new BitSet();
        for (int row = 0; row < values.length; row++) {
            BigDecimal found = value.of(some.get(row));
            missing.set(row, found == null);
            if (found != null) {
                try {
                    values[row] = found.setScale(field.scale()).unscaledValue().longValueExact();
                } catch (ArithmeticException tooLong) {
                    missing.set(row);
                    malformed.add(new MalformedValue(
                            row + 1L, field, "a decimal number of at most " + field.scale() + " decimals and 64 bits"));
                }
            }
        }
        return new LongColumn(values, missing);
    }
}
