package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.Execution;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.spi.PendingBatch;
import java.util.List;
import java.util.Optional;

/** One pass over the rows of a dataset. */
final class DatasetScan {

    private final DatasetPlan plan;
    private final DatasetSource source;
    private final Execution execution;
    private final MalformedLog malformed;
    private long rows;

    DatasetScan(DatasetPlan plan, DatasetSource source, Execution execution) {
        this.plan = plan;
        this.source = source;
        this.execution = execution;
        this.malformed = new MalformedLog(source.name());
    }

    DatasetTally run() {
        BatchWork work = new BatchWork(plan, execution, malformed);
        try (BatchReader reader = source.open(plan.fields)) {
            refuseIfCancelled();
            Optional<PendingBatch> batch = reader.nextPending();
            while (batch.isPresent()) {
                note(batch.get());
                work.submit(batch.get());
                refuseIfCancelled();
                batch = reader.nextPending();
            }
            return work.finish();
        } finally {
            work.await();
        }
    }

    private void note(PendingBatch batch) {
        rows += batch.rows();
        execution.listener().rowsScanned(plan.dataset(), rows);
    }

    private void refuseIfCancelled() {
        if (execution.cancellation().isCancelled()) {
            throw new ImpactException(
                    "engine/cancelled",
                    "the evaluation was cancelled after " + rows + " rows of " + plan.dataset(),
                    "run it again with another cancellation");
        }
    }

    List<MalformedAt> malformed() {
        return malformed.first();
    }
}
