package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.internal.scan.source.BatchSize;
import io.modelimpact.engine.internal.scan.source.MemoryCutters;
import io.modelimpact.engine.internal.scan.source.MemorySource;
import io.modelimpact.engine.internal.scan.source.MemorySource.Cutter;
import io.modelimpact.engine.internal.scan.source.MemorySource.MemoryColumn;
import io.modelimpact.formula.DateField;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.InstantField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.spi.DatasetSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers columns in memory into a source. Arrays and sets are not copied: they may not be changed as long as the source is used. Each column
 * has a value for each row; {@code missing} holds the indices of rows without one. Mutable and confined to one thread, unlike the source.
 */
public final class MemoryColumns {

    private final List<MemoryColumn> columns = new ArrayList<>();
    private String name = "columns in memory";
    private Optional<Instant> snapshotAt = Optional.empty();
    private Optional<String> revision = Optional.empty();
    private int batchRows = BatchSize.DEFAULT;

    MemoryColumns() {}

    /** Names the source, for messages. */
    public MemoryColumns named(String sourceName) {
        this.name = sourceName;
        return this;
    }

    /** Says when the data were taken. */
    public MemoryColumns snapshotAt(Instant instant) {
        this.snapshotAt = Optional.of(instant);
        return this;
    }

    /** Says that the same rows come in the same order whenever this text is given; see {@link DatasetSource#revision()}. */
    public MemoryColumns revisedAs(String text) {
        this.revision = Optional.of(text);
        return this;
    }

    /** Reads the rows in batches of so many. No result depends on it. {@link IllegalArgumentException} below 1. */
    public MemoryColumns inBatchesOf(int rows) {
        this.batchRows = BatchSize.require(rows);
        return this;
    }

    /** Whole numbers, none missing. */
    public MemoryColumns with(IntegerField field, long[] values) {
        return with(field, values, new BitSet());
    }

    /** Whole numbers. */
    public MemoryColumns with(IntegerField field, long[] values, BitSet missing) {
        return add(field, values.length, MemoryCutters.longs(values, missing));
    }

    /** Decimals without their scale, none missing: at scale 2, 1250 is 12.50. */
    public MemoryColumns with(DecimalField field, long[] unscaled) {
        return with(field, unscaled, new BitSet());
    }

    /** Decimals without their scale: at scale 2, 1250 is 12.50. */
    public MemoryColumns with(DecimalField field, long[] unscaled, BitSet missing) {
        return add(field, unscaled.length, MemoryCutters.longs(unscaled, missing));
    }

    /** Binary64 numbers, none missing; NaN is a value. */
    public MemoryColumns with(RealField field, double[] values) {
        return with(field, values, new BitSet());
    }

    /** Binary64 numbers; NaN is a value. */
    public MemoryColumns with(RealField field, double[] values, BitSet missing) {
        return add(field, values.length, MemoryCutters.doubles(values, missing));
    }

    /** Flags, none missing. */
    public MemoryColumns with(FlagField field, boolean[] values) {
        return with(field, values, new BitSet());
    }

    /** Flags. */
    public MemoryColumns with(FlagField field, boolean[] values, BitSet missing) {
        return add(field, values.length, MemoryCutters.flags(values, missing));
    }

    /** Texts; null is a missing value, the empty text is a value. A text with a lone surrogate is malformed. */
    public MemoryColumns with(TextField field, @Nullable String[] values) {
        return add(field, values.length, MemoryCutters.texts(field, values));
    }

    /** Identifiers; null is a missing value, the empty text is a value. A text with a lone surrogate is malformed. */
    public MemoryColumns with(IdField field, @Nullable String[] values) {
        return add(field, values.length, MemoryCutters.texts(field, values));
    }

    /** Days since 1970-01-01, none missing. */
    public MemoryColumns with(DateField field, long[] epochDays) {
        return with(field, epochDays, new BitSet());
    }

    /** Days since 1970-01-01. Days beyond {@link java.time.LocalDate#MIN} and {@link java.time.LocalDate#MAX} are malformed. */
    public MemoryColumns with(DateField field, long[] epochDays, BitSet missing) {
        return add(field, epochDays.length, MemoryCutters.days(field, epochDays, missing));
    }

    /** Instants; null is a missing value. */
    public MemoryColumns with(InstantField field, @Nullable Instant[] values) {
        return add(field, values.length, MemoryCutters.instants(values));
    }

    /**
     * The source of the columns gathered so far.
     *
     * @throws ImpactException codes {@code source/ragged-columns}, for columns of different length, and {@code source/duplicate-column}
     */
    public DatasetSource build() {
        return new MemorySource(name, snapshotAt, revision, columns, batchRows);
    }

    private MemoryColumns add(Field field, int rows, Cutter cutter) {
        columns.add(new MemoryColumn(field, rows, cutter));
        return this;
    }
}
