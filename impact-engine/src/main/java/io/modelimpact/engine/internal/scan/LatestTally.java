package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.RuleState;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.ValueType;
import io.modelimpact.spi.InstantColumn;
import io.modelimpact.spi.LongColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A rule about the age of the latest value of a field, which is judged later. */
final class LatestTally implements RuleTally {

    private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private final Field field;
    private Optional<Instant> latest = Optional.empty();
    private long checked;

    LatestTally(Field field) {
        this.field = field;
    }

    @Override
    public void add(Rows rows, RowHashes hashes) {
        BitSet missing = rows.missing(field);
        boolean isDate = field.type() == ValueType.DATE;
        for (int row = missing.nextClearBit(0); row < rows.count(); row = missing.nextClearBit(row + 1)) {
            checked++;
            offer(isDate ? day(rows.longs(field), row) : instant(rows.instants(field), row));
        }
    }

    private static Instant day(LongColumn column, int row) {
        return Instant.ofEpochSecond(Math.multiplyExact(column.value(row), SECONDS_PER_DAY));
    }

    private static Instant instant(InstantColumn column, int row) {
        return Instant.ofEpochSecond(column.epochSecond(row), column.nano(row));
    }

    private void offer(Instant instant) {
        if (latest.isEmpty() || instant.isAfter(latest.get())) {
            latest = Optional.of(instant);
        }
    }

    @Override
    public void merge(RuleTally other) {
        LatestTally tally = (LatestTally) other;
        checked += tally.checked;
        tally.latest.ifPresent(this::offer);
    }

    @Override
    public RuleState state() {
        return new RuleState(checked, 0, latest.map(Instant::toString), List.of());
    }
}
