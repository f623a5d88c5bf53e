package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.RuleState;
import io.modelimpact.formula.Field;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A rule that no value of a field occurs twice. Values are told apart by 128 bits of their SHA-256. Which rows are noted does not depend on
 * their order: all whose value occurs more than once.
 */
final class UniqueTally implements RuleTally {

    private final Field field;
    private final ByteSink sink = new ByteSink();
    private final KeySet keys = new KeySet();
    private final SmallestHashes repeated = new SmallestHashes();
    private long checked;

    UniqueTally(Field field) {
        this.field = field;
    }

    @Override
    public void add(Rows rows, RowHashes hashes) {
        ValueEncoder encoder = new ValueEncoder(field, rows);
        for (int row = 0; row < rows.count(); row++) {
            if (!encoder.isMissing(row)) {
                checked++;
                encoder.append(row, sink);
                ByteBuffer hash = sink.hash();
                add(hash.getLong(), hash.getLong(), hashes.of(row));
            }
        }
    }

    private void add(long high, long low, long rowHash) {
        if (!keys.add(high, low, rowHash)) {
            repeated.offer(rowHash);
            repeated.offer(keys.note(high, low));
        }
    }

    @Override
    public void merge(RuleTally other) {
        UniqueTally tally = (UniqueTally) other;
        checked += tally.checked;
        repeated.merge(tally.repeated);
        tally.keys.forEach(this::add);
    }

    @Override
    public RuleState state() {
        return new RuleState(checked, checked - keys.size(), Optional.empty(), repeated.hex());
    }
}
