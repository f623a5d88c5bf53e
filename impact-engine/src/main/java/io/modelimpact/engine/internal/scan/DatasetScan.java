package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Execution;
import io.modelimpact.engine.internal.scan.rowset.SpillFile;
import io.modelimpact.json.Digest;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.spi.PendingBatch;
import java.util.Optional;

/** One pass over the rows of a dataset. However it ends, no task of it runs any more and no file of it is left but a checkpoint. */
final class DatasetScan {

    /** So many rows are hashed into the tree between two looks at whether somebody ended the evaluation. */
    private static final int LEAVES_BETWEEN_LOOKS = 1 << 16;

    private final DatasetPlan plan;
    private final DatasetSource source;
    private final DigestLevel digest;
    private final Execution execution;
    private final EvidenceForm form;
    private final ScanProgress progress;
    private final Optional<ScanCheckpoint> checkpoint;
    private final MalformedLog malformed;
    private long storedRows;

    DatasetScan(
            DatasetPlan plan,
            DatasetSource source,
            DigestLevel digest,
            Execution execution,
            Digest protocol,
            EvidenceForm form) {
        this.plan = plan;
        this.source = source;
        this.digest = digest;
        this.execution = execution;
        this.form = form;
        this.progress = new ScanProgress(plan.dataset(), source.name(), execution);
        this.malformed = new MalformedLog(source.name());
        this.checkpoint =
                execution.checkpoints().map(places -> ScanCheckpoint.of(places, plan, source, digest, protocol));
    }

    /** What the rows add up to, those that an earlier scan has stored among them. */
    ScanResult run() {
        Optional<ScanCheckpoint.Opened> opened = checkpoint.map(ScanCheckpoint::open);
        Optional<StoredScan> stored = opened.flatMap(ScanCheckpoint.Opened::stored);
        try (SpillFile file = opened.map(ScanCheckpoint.Opened::rows)
                .orElseGet(() -> SpillFile.in(execution.memory().folder()))) {
            stored.ifPresent(this::resume);
            return stored.filter(StoredScan::complete)
                    .map(found -> new ScanResult(found.evidence(), malformed.first(), kept(found, file)))
                    .orElseGet(() -> scan(file, stored));
        } catch (ImpactException failure) {
            throw checkpoint
                    .filter(place -> storedRows > 0)
                    .map(place -> place.resumable(failure, storedRows))
                    .orElse(failure);
        }
    }

    private static KeptValues kept(StoredScan stored, SpillFile file) {
        return KeptValues.of(stored.keys(), file)
                .orElseThrow(
                        () -> ScanCheckpoint.damaged("the values under rules of uniqueness are not what was written"));
    }

    private void resume(StoredScan stored) {
        malformed.resume(stored.malformed());
        storedRows = stored.rows();
        progress.resume(storedRows);
    }

    private ScanResult scan(SpillFile file, Optional<StoredScan> stored) {
        TallySupply tallies = new TallySupply(plan, digest, file, execution);
        HeldMemory memory = new HeldMemory(plan.dataset(), tallies.limit(execution.memory()));
        ScanTotal total = new ScanTotal(tallies, memory, file, form, source.snapshotAt(), stored);
        BatchWork<DatasetTally> work = new BatchWork<>(tallies::fresh, memory, progress, malformed, execution);
        read(work, total);
        Optional<StoredScan> last = checkpoint.map(place -> store(place, work, total));
        Evidence evidence = total.evidence(leaf -> {
            if (leaf % LEAVES_BETWEEN_LOOKS == 0) {
                progress.refuseIfEnded();
            }
        });
        checkpoint.ifPresent(place -> last.ifPresent(scan -> place.store(scan.completedBy(evidence))));
        return new ScanResult(evidence, malformed.first(), total.values());
    }

    private void read(BatchWork<DatasetTally> work, ScanTotal total) {
        int batches = 0;
        try (BatchReader reader = source.openAfter(plan.fields, progress.rows())) {
            progress.refuseIfEnded();
            Optional<PendingBatch> batch = next(reader);
            while (batch.isPresent()) {
                progress.read(batch.get().rows());
                work.submit(batch.get());
                progress.refuseIfEnded();
                batches++;
                if (isCheckpoint(batches)) {
                    checkpoint.ifPresent(place -> store(place, work, total));
                }
                batch = next(reader);
            }
            total.add(work);
        } finally {
            work.stop();
        }
    }

    private boolean isCheckpoint(int batches) {
        return execution
                .checkpoints()
                .filter(places -> batches % places.everyBatches() == 0)
                .isPresent();
    }

    private StoredScan store(ScanCheckpoint place, BatchWork<DatasetTally> work, ScanTotal total) {
        StoredScan scan = total.store(work, progress.rows(), malformed);
        place.store(scan);
        storedRows = progress.rows();
        execution.listener().checkpointStored(plan.dataset(), storedRows);
        return scan;
    }

    private Optional<PendingBatch> next(BatchReader reader) {
        try {
            return reader.nextPending();
        } catch (RuntimeException failure) {
            throw progress.sourceFailed("after row " + progress.rows(), failure);
        }
    }

    /** Removes what was stored, which nobody needs once there is a result. */
    void forget() {
        checkpoint.ifPresent(ScanCheckpoint::remove);
    }
}
