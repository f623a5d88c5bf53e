package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.MemoryBudget;
import io.modelimpact.engine.RuleState;
import io.modelimpact.engine.internal.scan.StoredScan.StoredKeys;
import io.modelimpact.engine.internal.scan.rowset.Run;
import io.modelimpact.engine.internal.scan.rowset.RunWriter;
import io.modelimpact.engine.internal.scan.rowset.SpillFile;
import io.modelimpact.formula.Field;
import java.nio.ByteBuffer;
import java.util.List;
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
    private boolean hashed;

    UniqueTally(Field field) {
        this.field = field;
    }

    @Override
    public void add(Rows rows, RowHashes hashes) {
        hashed = hashes.isHashing();
        ValueEncoder encoder = new ValueEncoder(field, rows);
        for (int row = 0; row < rows.count(); row++) {
            if (!encoder.isMissing(row)) {
                checked++;
                encoder.append(row, sink);
                ByteBuffer hash = sink.hash();
                add(hash.getLong(), hash.getLong(), hashed ? hashes.of(row) : 0);
            }
        }
    }

    private void add(long high, long low, long rowHash) {
        if (!keys.add(high, low, rowHash) && hashed) {
            repeated.offer(rowHash);
            repeated.offer(keys.note(high, low));
        }
    }

    @Override
    public void merge(RuleTally other) {
        UniqueTally tally = (UniqueTally) other;
        hashed |= tally.hashed;
        checked += tally.checked;
        repeated.merge(tally.repeated);
        tally.keys.forEach(this::add);
    }

    @Override
    public RuleState state() {
        return new RuleState(checked, checked - keys.size(), Optional.empty(), repeated.hex());
    }

    /** Writes the different values with their rows to a file. */
    Run writeTo(SpillFile file) {
        RunWriter writer = new RunWriter(file, 3 * keys.size());
        keys.forEach((high, low, rowHash) -> {
            writer.add(high);
            writer.add(low);
            writer.add(rowHash);
        });
        return writer.finish();
    }

    /** What is stored beside the values that are in these runs. */
    StoredKeys stored(List<Run> runs) {
        return new StoredKeys(checked, hashed, repeated.hex(), runs);
    }

    /** Adds what was stored. */
    void adopt(StoredKeys stored, SpillFile file) {
        hashed |= stored.hashed();
        checked += stored.checked();
        stored.repeated().forEach(digest -> repeated.offer(Long.parseUnsignedLong(digest, 16)));
        long[] entry = new long[3];
        int[] at = {0};
        for (Run run : stored.runs()) {
            boolean sound = file.read(run, value -> {
                entry[at[0]] = value;
                at[0] = (at[0] + 1) % 3;
                if (at[0] == 0) {
                    add(entry[0], entry[1], entry[2]);
                }
            });
            if (!sound) {
                throw ScanCheckpoint.damaged("the values under a rule of uniqueness are not what was written");
            }
        }
    }

    @Override
    public Optional<HeldState> held(String rule) {
        return Optional.of(
                new HeldState("different values under rule " + rule, keys.size(), MemoryBudget.BYTES_A_VALUE));
    }
}
