package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.Field;
import io.modelimpact.json.Digest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The first 64 bits of the SHA-256 of the schema's digest and each row of a batch: what rows that broke a rule are told apart by. They take
 * time, so only those are made that are asked for. Mutable, confined to one thread.
 */
final class RowHashes {

    private final boolean hashing;
    private final byte[] prefix;
    private final List<Field> fields;
    private final Rows rows;
    private final ByteSink sink;
    private final List<ValueEncoder> encoders = new ArrayList<>();
    private final BitSet known = new BitSet();
    private long[] hashes = new long[0];

    /**
     * @param hashing whether rows are hashed at all
     * @param schemaDigest the schema's digest, which takes time to make
     * @param fields the columns, in order
     * @param rows the rows
     * @param sink where bytes are collected
     */
    RowHashes(boolean hashing, Digest schemaDigest, List<Field> fields, Rows rows, ByteSink sink) {
        this.hashing = hashing;
        this.prefix = schemaDigest.bytes();
        this.fields = fields;
        this.rows = rows;
        this.sink = sink;
    }

    /** Whether rows are hashed. */
    boolean isHashing() {
        return hashing;
    }

    /** Offers the hash of a row, if rows are hashed. */
    void offerTo(SmallestHashes smallest, int row) {
        if (hashing) {
            smallest.offer(of(row));
        }
    }

    /** The hash of a row. */
    long of(int row) {
        if (!known.get(row)) {
            reserve();
            sink.put(prefix);
            for (ValueEncoder encoder : encoders) {
                encoder.append(row, sink);
            }
            hashes[row] = sink.hash().getLong();
            known.set(row);
        }
        return hashes[row];
    }

    private void reserve() {
        if (hashes.length == 0) {
            hashes = new long[rows.count()];
            fields.forEach(field -> encoders.add(new ValueEncoder(field, rows)));
        }
    }
}
