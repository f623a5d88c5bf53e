package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.internal.scan.RowSearch;
import io.modelimpact.record.verify.CanonicalRow;
import io.modelimpact.record.verify.RowProof;
import io.modelimpact.spi.DatasetSource;

/**
 * Proves that a row is among those that a record commits to, for somebody who has the data. Who has the record alone checks the proof with
 * {@link RowProof#check}. Immutable and thread-safe.
 */
public final class RowProver {

    private final DatasetSource source;
    private final Execution execution;

    private RowProver(DatasetSource source, Execution execution) {
        this.source = source;
        this.execution = execution;
    }

    /** A prover that reads all rows of a source for each proof, in the calling thread. */
    public static RowProver from(DatasetSource source) {
        return new RowProver(source, Execution.callerRuns());
    }

    /** This prover with a memory budget, a cancellation, a deadline; it uses no other thread. */
    public RowProver running(Execution how) {
        return new RowProver(source, how);
    }

    /**
     * The proof of a row. Of rows that are equal it is that of the first. It shows the hash of another row, as every proof of inclusion does.
     *
     * @param row every value of it, under the schema that was read: that of {@link Protocol#schemas()}
     * @throws ImpactException code {@code proof/row-not-found}, and whatever a scan and its source throw
     */
    public RowProof prove(CanonicalRow row) {
        return new RowSearch(row.schema(), source, execution).prove(row.leaf());
    }
}
