package io.modelimpact.engine.internal.scan;

import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * The first 64 bits of the hash of each row of a batch, by which rows that broke a rule are told apart: the hash that is the row's leaf in a commitment. They
 * take time, so only those are made that are asked for. Mutable, confined to one thread.
 */
final class RowHashes {

    private final boolean hashing;
    private final LeafBytes leaves;
    private final Rows rows;
    private final BitSet known = new BitSet();
    private long[] hashes = new long[0];

    /**
     * @param hashing whether rows are hashed at all
     * @param leaves makes hashes
     * @param rows the rows
     */
    RowHashes(boolean hashing, LeafBytes leaves, Rows rows) {
        this.hashing = hashing;
        this.leaves = leaves;
        this.rows = rows;
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
            leaf(row);
        }
        return hashes[row];
    }

    /** The whole leaf of a row, until the next one is asked for. */
    ByteBuffer leaf(int row) {
        if (hashes.length == 0) {
            hashes = new long[rows.count()];
            leaves.read(rows);
        }
        ByteBuffer leaf = leaves.of(row);
        hashes[row] = leaf.getLong(0);
        known.set(row);
        return leaf;
    }
}
