package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.internal.scan.rowset.HashSorter;
import io.modelimpact.engine.internal.scan.rowset.Run;
import io.modelimpact.engine.internal.scan.rowset.RunSource;
import io.modelimpact.json.Digest;
import io.modelimpact.record.verify.MerkleHash;
import io.modelimpact.record.verify.MerkleStream;
import io.modelimpact.record.verify.RowsetCommitment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongConsumer;

/** The hashes of the rows scanned so far, which become the leaves of the commitment to them. */
final class RowLeaves {

    private final Digest schema;
    private final HashSorter hashes;

    RowLeaves(Digest schema, HashSorter hashes) {
        this.schema = schema;
        this.hashes = hashes;
    }

    /** Adds so many rows of a batch. */
    void add(RowHashes rows, int count) {
        for (int row = 0; row < count; row++) {
            ByteBuffer leaf = rows.leaf(row);
            hashes.add(
                    leaf.getLong(0),
                    leaf.getLong(Long.BYTES),
                    leaf.getLong(2 * Long.BYTES),
                    leaf.getLong(3 * Long.BYTES));
        }
    }

    void merge(RowLeaves other) {
        hashes.merge(other.hashes);
    }

    /** Writes all hashes to their file; the runs that hold them. */
    List<Run> store() {
        return hashes.store();
    }

    /** Adds hashes that were stored. */
    void adopt(List<Run> runs, RunSource file) {
        for (Run run : runs) {
            if (!file.read(run, value -> {})) {
                throw ScanCheckpoint.damaged("the hashes of rows are not what was written");
            }
        }
        hashes.adopt(runs);
    }

    /** The commitment to all rows; no rows can be added any more. {@code atLeaf} hears of the number of each leaf. */
    String commitment(LongConsumer atLeaf) {
        MerkleStream tree = tree((growing, leaf) -> atLeaf.accept(growing.size()));
        return RowsetCommitment.of(schema, tree.size(), tree.root());
    }

    /** Sees the tree before a leaf is appended, and the leaf. */
    interface LeafListener {
        void before(MerkleStream tree, byte[] next);
    }

    /** The tree over all rows; no rows can be added any more. */
    MerkleStream tree(LeafListener listener) {
        MerkleStream tree = MerkleStream.create();
        ByteBuffer leaf = ByteBuffer.allocate(MerkleHash.LENGTH);
        hashes.drainTo((sorted, at) -> {
            leaf.clear();
            for (int i = 0; i < MerkleHash.LENGTH / Long.BYTES; i++) {
                leaf.putLong(sorted[at + i]);
            }
            listener.before(tree, leaf.array());
            tree.append(leaf.array(), 0);
        });
        return tree;
    }
}
