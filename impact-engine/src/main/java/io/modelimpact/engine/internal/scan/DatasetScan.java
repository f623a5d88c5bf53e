package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.engine.Execution;
import io.modelimpact.engine.internal.scan.rowset.SpillFile;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.spi.MalformedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One pass over the rows of a dataset. However it ends, no task of it runs any more and no file of it is left. */
final class DatasetScan {

    /** So many rows are hashed into the tree between two looks at whether somebody ended the evaluation. */
    private static final int LEAVES_BETWEEN_LOOKS = 1 << 16;

    private final DatasetPlan plan;
    private final DatasetSource source;
    private final DigestLevel digest;
    private final Execution execution;
    private final ScanProgress progress;
    private final List<MalformedAt> malformed = new ArrayList<>();

    DatasetScan(DatasetPlan plan, DatasetSource source, DigestLevel digest, Execution execution) {
        this.plan = plan;
        this.source = source;
        this.digest = digest;
        this.execution = execution;
        this.progress = new ScanProgress(plan.dataset(), execution);
    }

    /** What the rows add up to; {@code closing} is called before the files of the scan are gone. */
    DatasetPart run() {
        try (SpillFile spill = SpillFile.in(execution.memory().folder())) {
            TallySupply tallies = new TallySupply(plan, digest, spill, execution);
            HeldMemory memory = new HeldMemory(plan.dataset(), tallies.limit(execution.memory()));
            DatasetTally total = tallies.fresh();
            read(new BatchWork(tallies, memory, progress, execution), total);
            return new DatasetPart(facts(total), total.ruleStates(), total.units(), malformed);
        }
    }

    private void read(BatchWork work, DatasetTally total) {
        try (BatchReader reader = source.open(plan.fields)) {
            progress.refuseIfEnded();
            Optional<ColumnBatch> batch = reader.next();
            while (batch.isPresent()) {
                note(batch.get());
                work.submit(batch.get());
                progress.refuseIfEnded();
                batch = reader.next();
            }
            work.moveTo(total);
        } finally {
            work.stop();
        }
    }

    private void note(ColumnBatch batch) {
        for (MalformedValue value : batch.malformed()) {
            if (malformed.size() == ScanResult.MOST_MALFORMED) {
                break;
            }
            malformed.add(
                    new MalformedAt(source.name(), value.row(), value.field().name(), value.expected()));
        }
        progress.read(batch.rows());
    }

    private DatasetFacts facts(DatasetTally total) {
        DatasetFacts facts = total.facts(source.snapshotAt());
        return total.leaves()
                .map(leaves -> facts.committed(leaves.commitment(leaf -> {
                    if (leaf % LEAVES_BETWEEN_LOOKS == 0) {
                        progress.refuseIfEnded();
                    }
                })))
                .orElse(facts);
    }
}
