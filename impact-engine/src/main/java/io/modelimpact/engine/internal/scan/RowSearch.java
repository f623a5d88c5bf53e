package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.dataset.Schema;
import io.modelimpact.engine.Execution;
import io.modelimpact.engine.internal.scan.rowset.HashSorter;
import io.modelimpact.engine.internal.scan.rowset.SpillFile;
import io.modelimpact.record.verify.MerkleHash;
import io.modelimpact.record.verify.MerkleStream;
import io.modelimpact.record.verify.RowProof;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.DatasetSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks for a row in the tree over all rows of a source, in the calling thread. */
public final class RowSearch {

    private final DatasetPlan plan;
    private final DatasetSource source;
    private final Execution execution;
    private final ScanProgress progress;

    /** A search among the rows of a source under a schema. */
    public RowSearch(Schema schema, DatasetSource source, Execution execution) {
        this.plan = new DatasetPlan(schema, List.of(), Optional.empty());
        this.source = source;
        this.execution = execution;
        this.progress = new ScanProgress(plan.dataset(), source.name(), execution);
    }

    /** The proof that a row with this leaf is among the rows; {@link ImpactException} code {@code proof/row-not-found}. */
    public RowProof prove(MerkleHash leaf) {
        try (SpillFile spill = SpillFile.in(execution.memory().folder())) {
            int capacity = Math.toIntExact(execution.memory().toSort() / HashSorter.BYTES);
            RowLeaves leaves =
                    new RowLeaves(plan.schemaDigest, new HashSorter(spill, Math.max(HashSorter.LEAST, capacity)));
            read(leaves);
            return prove(leaves, leaf.bytes());
        }
    }

    private void read(RowLeaves leaves) {
        LeafBytes bytes = new LeafBytes(plan.fields, plan.schemaDigest);
        try (BatchReader reader = source.open(plan.fields)) {
            for (Optional<ColumnBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                Rows rows = new Rows(plan.fields, batch.get());
                leaves.add(new RowHashes(true, bytes, rows), rows.count());
                progress.read(batch.get().rows());
                progress.refuseIfEnded();
            }
        }
    }

    private RowProof prove(RowLeaves leaves, byte[] leaf) {
        boolean[] found = {false};
        MerkleStream tree = leaves.tree((growing, next) -> {
            if (!found[0] && Arrays.equals(next, leaf)) {
                growing.chooseNext();
                found[0] = true;
            }
        });
        if (!found[0]) {
            throw new ImpactException(
                    "proof/row-not-found",
                    "none of the " + tree.size() + " rows of " + source.name() + " is the one looked for",
                    "give every value as it was read; a value that is not given is looked for as missing");
        }
        return new RowProof(tree.root(), tree.proof());
    }
}
