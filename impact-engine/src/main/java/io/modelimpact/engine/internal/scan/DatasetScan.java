package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.Execution;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.spi.MalformedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One pass over the rows of a dataset. */
final class DatasetScan {

    private final DatasetPlan plan;
    private final DatasetSource source;
    private final Execution execution;
    private final List<MalformedAt> malformed = new ArrayList<>();
    private long rows;

    DatasetScan(DatasetPlan plan, DatasetSource source, Execution execution) {
        this.plan = plan;
        this.source = source;
        this.execution = execution;
    }

    DatasetTally run() {
        BatchWork work = new BatchWork(plan, execution);
        try (BatchReader reader = source.open(plan.fields)) {
            refuseIfCancelled();
            Optional<ColumnBatch> batch = reader.next();
            while (batch.isPresent()) {
                note(batch.get());
                work.submit(batch.get());
                refuseIfCancelled();
                batch = reader.next();
            }
            return work.finish();
        } finally {
            work.await();
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
        return malformed;
    }
}
