package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.MemoryBudget;
import io.modelimpact.engine.RuleState;
import io.modelimpact.engine.internal.scan.StoredScan.StoredKeys;
import io.modelimpact.engine.internal.scan.rowset.Run;
import io.modelimpact.engine.internal.scan.rowset.RunSource;
import io.modelimpact.engine.internal.scan.rowset.RunWriter;
import io.modelimpact.engine.internal.scan.rowset.SpillFile;
import java.util.List;
import java.util.Optional;

/**
 * The different values under a rule of uniqueness, by the first 128 bits of their SHA-256, each with the digest of a row that has it. Two of n values have
 * the same bits with a chance of n^2 / 2^129; to look for such values on purpose takes 2^64 hashes and gains nothing, as who chooses values can give one
 * twice. Which rows are noted as having a value that occurs more than once does not depend on their order: all of them. Mutable, confined to one thread.
 */
final class UniqueValues {

    private static final int ENTRY = 3;

    private KeySet keys = new KeySet();
    private final SmallestHashes repeated = new SmallestHashes();
    private long checked;
    private boolean hashed;

    /** Adds the values of so many rows; digests of rows are looked at only if rows have them. */
    void addAll(long[] high, long[] low, long[] rowDigests, int count) {
        checked += count;
        keys.prepare(low, count);
        for (int i = 0; i < count; i++) {
            put(high[i], low[i], rowDigests[i]);
        }
    }

    /** Rows have digests. */
    void areHashed() {
        hashed = true;
    }

    private void put(long high, long low, long rowDigest) {
        if (!keys.add(high, low, rowDigest) && hashed) {
            repeated.offer(rowDigest);
            repeated.offer(keys.note(high, low));
        }
    }

    void merge(UniqueValues other) {
        addCounts(other);
        other.keys.forEach(this::put);
    }

    /** Adds the values of another, which is used up by that: the fewer values move to the more. */
    void absorb(UniqueValues other) {
        addCounts(other);
        KeySet own = keys;
        boolean isSmaller = own.size() < other.keys.size();
        keys = isSmaller ? other.keys : own;
        (isSmaller ? own : other.keys).forEach(this::put);
    }

    private void addCounts(UniqueValues other) {
        hashed |= other.hashed;
        checked += other.checked;
        repeated.merge(other.repeated);
    }

    /** How many values are in both. */
    long shared(UniqueValues other) {
        long[] shared = {0};
        other.keys.forEach((high, low, rowDigest) -> shared[0] += keys.contains(high, low) ? 1 : 0);
        return shared[0];
    }

    RuleState state() {
        return new RuleState(checked, checked - keys.size(), Optional.empty(), repeated.hex());
    }

    HeldState held(String rule) {
        return new HeldState("different values under rule " + rule, keys.size(), MemoryBudget.BYTES_A_VALUE);
    }

    /** Writes the different values with their rows to a file. */
    Run writeTo(SpillFile file) {
        RunWriter writer = new RunWriter(file, ENTRY * keys.size());
        keys.forEach((high, low, rowDigest) -> {
            writer.add(high);
            writer.add(low);
            writer.add(rowDigest);
        });
        return writer.finish();
    }

    /** What is stored beside the values that are in these runs. */
    StoredKeys stored(List<Run> runs) {
        return new StoredKeys(checked, hashed, repeated.hex(), runs);
    }

    /** Adds what was stored; whether it is as it was written. */
    boolean adopt(StoredKeys stored, RunSource file) {
        hashed |= stored.hashed();
        checked += stored.checked();
        stored.repeated().forEach(digest -> repeated.offer(Long.parseUnsignedLong(digest, 16)));
        boolean sound = true;
        for (Run run : stored.runs()) {
            sound &= file.read(run, new Entries());
        }
        return sound;
    }

    /** Puts longs together into values. */
    private final class Entries implements RunSource.Visitor {
        private final long[] entry = new long[ENTRY];
        private int filled;

        @Override
        public void visit(long value) {
            entry[filled++] = value;
            if (filled == ENTRY) {
                put(entry[0], entry[1], entry[2]);
                filled = 0;
            }
        }
    }
}
