package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.Execution;
import io.modelimpact.engine.MemoryBudget;
import io.modelimpact.engine.internal.scan.rowset.HashSorter;
import io.modelimpact.engine.internal.scan.rowset.SpillFile;
import io.modelimpact.record.DigestLevel;
import java.util.Optional;

/** Makes tallies of one dataset and shares the memory for sorting among as many as there are at once. Immutable and thread-safe. */
final class TallySupply {

    private final DatasetPlan plan;
    private final DigestLevel digest;
    private final SpillFile spill;
    private final int hashesEach;

    TallySupply(DatasetPlan plan, DigestLevel digest, SpillFile spill, Execution execution) {
        this.plan = plan;
        this.digest = digest;
        this.spill = spill;
        // One for each batch that is worked on or waits, and one that all are merged into.
        this.hashesEach = hashes(execution.memory(), Math.addExact(execution.parallelism(), 2));
        if (digest == DigestLevel.COMMITMENT && hashesEach < HashSorter.LEAST) {
            throw new ImpactException(
                    "engine/memory-budget",
                    "a commitment to the rows of " + plan.dataset() + " sorts in a quarter of the memory budget, "
                            + execution.memory().toSort() + " bytes, expected at least "
                            + (long) HashSorter.LEAST * HashSorter.BYTES * (execution.parallelism() + 2L),
                    "allow more with Execution.within(MemoryBudget.ofBytes(…)), use fewer threads, or ask for no commitment");
        }
    }

    private static int hashes(MemoryBudget memory, int sorters) {
        return Math.toIntExact(memory.toSort() / HashSorter.BYTES / sorters);
    }

    /** What may be held entry by entry. */
    long limit(MemoryBudget memory) {
        return digest == DigestLevel.COMMITMENT ? memory.bytes() - memory.toSort() : memory.bytes();
    }

    /** A tally without rows. */
    DatasetTally fresh() {
        Optional<RowLeaves> leaves = digest == DigestLevel.COMMITMENT
                ? Optional.of(new RowLeaves(plan.schemaDigest, new HashSorter(spill, hashesEach)))
                : Optional.empty();
        return new DatasetTally(plan, digest, leaves);
    }
}
