package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.RuleState;
import io.modelimpact.formula.Field;
import io.modelimpact.json.Digest;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A rule that no value of a field occurs twice. Missing values are not looked at. */
final class UniqueTally implements RuleTally {

    /** Values are hashed as rows of one field, under a schema that no dataset has. */
    private static final Digest SCHEMA = Digest.of("unique-values", new byte[0]);

    /** So many values are looked up together. */
    private static final int CHUNK = 512;

    private final Field field;
    private final LeafBytes bytes;
    private final UniqueValues values = new UniqueValues();
    private final long[] high = new long[CHUNK];
    private final long[] low = new long[CHUNK];
    private final long[] digests = new long[CHUNK];

    UniqueTally(Field field) {
        this.field = field;
        this.bytes = new LeafBytes(List.of(field), SCHEMA);
    }

    @Override
    public void add(Rows rows, RowHashes hashes) {
        bytes.read(rows);
        if (hashes.isHashing()) {
            values.areHashed();
        }
        BitSet missing = rows.missing(field);
        int filled = 0;
        for (int row = missing.nextClearBit(0); row < rows.count(); row = missing.nextClearBit(row + 1)) {
            hash(row, hashes, filled++);
            if (filled == CHUNK) {
                values.addAll(high, low, digests, filled);
                filled = 0;
            }
        }
        values.addAll(high, low, digests, filled);
    }

    private void hash(int row, RowHashes hashes, int at) {
        ByteBuffer hash = bytes.of(row);
        high[at] = hash.getLong(0);
        low[at] = hash.getLong(Long.BYTES);
        digests[at] = hashes.isHashing() ? hashes.of(row) : 0;
    }

    @Override
    public void merge(RuleTally other) {
        values.absorb(((UniqueTally) other).values);
    }

    @Override
    public RuleState state() {
        return values.state();
    }

    UniqueValues values() {
        return values;
    }

    @Override
    public Optional<HeldState> held(String rule) {
        return Optional.of(values.held(rule));
    }
}
