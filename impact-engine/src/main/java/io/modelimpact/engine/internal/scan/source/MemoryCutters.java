package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.engine.internal.scan.source.MemorySource.Cutter;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.InstantColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.MalformedValue;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Cut batches out of arrays, as views where the type of the array allows it. */
public final class MemoryCutters {

    private MemoryCutters() {}

    /** Integers and unscaled decimals. */
    public static Cutter longs(long[] values, BitSet missing) {
        return (start, rows, malformed) -> new LongColumn(values, missing, start);
    }

    /** Binary64 numbers. */
    public static Cutter doubles(double[] values, BitSet missing) {
        return (start, rows, malformed) -> new DoubleColumn(values, missing, start);
    }

    /** Flags. */
    public static Cutter flags(boolean[] values, BitSet missing) {
        return (start, rows, malformed) -> {
            long[] flags = new long[rows];
            for (int row = 0; row < rows; row++) {
                flags[row] = values[start + row] ? 1 : 0;
            }
            return new LongColumn(flags, missing.get(start, start + rows));
        };
    }

    /** Texts and identifiers. */
    public static Cutter texts(Field field, @Nullable String[] values) {
        return new MemoryTexts(field, values);
    }

    /** Days since 1970-01-01. */
    public static Cutter days(Field field, long[] epochDays, BitSet missing) {
        return (start, rows, malformed) -> {
            BitSet gone = missing.get(start, start + rows);
            for (int row = gone.nextClearBit(0); row < rows; row = gone.nextClearBit(row + 1)) {
                if (!ChronoField.EPOCH_DAY.range().isValidValue(epochDays[start + row])) {
                    gone.set(row);
                    malformed.add(new MalformedValue(start + row + 1L, field, "a day that the ISO calendar has"));
                }
            }
            long[] days = Arrays.copyOfRange(epochDays, start, start + rows);
            return new LongColumn(days, gone);
        };
    }

    /** Instants. */
    public static Cutter instants(@Nullable Instant[] values) {
        return (start, rows, malformed) -> {
            long[] epochSecond = new long[rows];
            int[] nano = new int[rows];
            BitSet missing = new BitSet(rows);
            for (int row = 0; row < rows; row++) {
                Instant instant = values[start + row];
                missing.set(row, instant == null);
                if (instant != null) {
                    epochSecond[row] = instant.getEpochSecond();
                    nano[row] = instant.getNano();
                }
            }
            return new InstantColumn(epochSecond, nano, missing);
        };
    }
}
