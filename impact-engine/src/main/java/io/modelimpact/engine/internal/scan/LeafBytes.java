package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.Field;
import io.modelimpact.json.Digest;
import io.modelimpact.record.verify.MerkleHash;
import io.modelimpact.record.verify.RowBytes;
import java.nio.ByteBuffer;
import java.util.List;

/** The hashes of the rows of a batch, one row at a time, under the law of commitments. Mutable, confined to one thread. */
final class LeafBytes {

    private final List<ColumnBytes> columns;
    private final RowBytes bytes;
    private final ByteBuffer leaf = ByteBuffer.allocate(MerkleHash.LENGTH);

    /** Hashes of rows that consist of these fields. */
    LeafBytes(List<? extends Field> fields, Digest schema) {
        this.columns = fields.stream().map(ColumnBytes::new).toList();
        this.bytes = RowBytes.under(schema);
    }

    /** Goes on to the rows of a batch. */
    void read(Rows rows) {
        columns.forEach(column -> column.read(rows));
    }

    /** The hash of a row, until the next one is asked for. */
    ByteBuffer of(int row) {
        for (ColumnBytes column : columns) {
            column.addTo(bytes, row);
        }
        bytes.moveLeafTo(leaf.array(), 0);
        return leaf;
    }
}
