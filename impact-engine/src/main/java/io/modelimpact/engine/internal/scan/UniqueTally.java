package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.RuleState;
import io.modelimpact.formula.Field;
import io.modelimpact.json.Digest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** A rule that no value of a field occurs twice. Missing values are not looked at. */
final class UniqueTally implements RuleTally {

    /** Values are hashed as rows of one field, under a schema that no dataset has. */
    private static final Digest SCHEMA = Digest.of("unique-values", new byte[0]);

    private final LeafBytes bytes;
    private final UniqueValues values = new UniqueValues();

    UniqueTally(Field field) {
        this.bytes = new LeafBytes(List.of(field), SCHEMA);
    }

    @Override
    public void add(Rows rows, RowHashes hashes) {
        bytes.read(rows);
        if (hashes.isHashing()) {
            values.areHashed();
        }
        for (int row = 0; row < rows.count(); row++) {
            if (!bytes.lacksValues(row)) {
                long digest = hashes.isHashing() ? hashes.of(row) : 0;
                ByteBuffer hash = bytes.of(row);
                values.add(hash.getLong(0), hash.getLong(Long.BYTES), digest);
            }
        }
    }

    @Override
    public void merge(RuleTally other) {
        values.merge(((UniqueTally) other).values);
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
