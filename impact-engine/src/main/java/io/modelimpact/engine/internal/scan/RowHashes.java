package io.modelimpact.engine.internal.scan;

import io.modelimpact.dataset.Schema;
import io.modelimpact.formula.Field;
import io.modelimpact.json.Digest;
import java.nio.ByteBuffer;
import java.util.List;

/** The first 128 bits of the SHA-256 of the schema's digest and each row of a batch. */
final class RowHashes {

    final long[] high;
    final long[] low;

    private RowHashes(int rows) {
        this.high = new long[rows];
        this.low = new long[rows];
    }

    /** No hashes, where rows are not digested. */
    static RowHashes none() {
        return new RowHashes(0);
    }

    /** How many rows were hashed: all of the batch or none. */
    int count() {
        return high.length;
    }

    /** Offers the hash of a row, if rows are hashed. */
    void offerTo(SmallestHashes smallest, int row) {
        if (row < high.length) {
            smallest.offer(high[row]);
        }
    }

    /** The hashes of the rows; the schema's digest is given because it takes time to make. */
    static RowHashes of(Schema schema, Digest schemaDigest, Rows rows, ByteSink sink) {
        byte[] prefix = schemaDigest.bytes();
        List<ValueEncoder> encoders = schema.fields().stream()
                .map((Field field) -> new ValueEncoder(field, rows))
                .toList();
        RowHashes hashes = new RowHashes(rows.count());
        for (int row = 0; row < rows.count(); row++) {
            sink.put(prefix);
            for (ValueEncoder encoder : encoders) {
                encoder.append(row, sink);
            }
            ByteBuffer hash = sink.hash();
            hashes.high[row] = hash.getLong();
            hashes.low[row] = hash.getLong();
        }
        return hashes;
    }
}
