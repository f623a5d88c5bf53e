package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Execution;
import io.modelimpact.engine.internal.scan.rowset.SpillFile;
import io.modelimpact.json.Digest;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.spi.MalformedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

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
    private final List<MalformedAt> malformed = new ArrayList<>();
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
        this.progress = new ScanProgress(plan.dataset(), execution);
        this.checkpoint = execution.checkpoints()
                .map(places -> ScanCheckpoint.of(places, plan, source, digest, protocol));
    }

    /** What the rows add up to, those that an earlier scan has stored among them. */
    ScanResult run() {
        Optional<StoredScan> stored = checkpoint.flatMap(ScanCheckpoint::load);
        stored.ifPresent(this::resume);
        if (stored.isPresent() && stored.get().complete()) {
            return new ScanResult(stored.get().evidence(), malformed);
        }
        try (SpillFile file = file(stored)) {
            Evidence evidence = evidence(file, stored);
            checkpoint.ifPresent(place -> place.store(complete(evidence)));
            return new ScanResult(evidence, malformed);
        } catch (ImpactException failure) {
            throw checkpoint
                    .filter(place -> storedRows > 0)
                    .map(place -> place.resumable(failure, storedRows))
                    .orElse(failure);
        }
    }

    private void resume(StoredScan stored) {
        malformed.addAll(stored.malformed());
        storedRows = stored.rows();
        progress.resume(storedRows);
    }

    private SpillFile file(Optional<StoredScan> stored) {
        return checkpoint
                .map(place -> place.rows(stored.map(StoredScan::length).orElse(0L)))
                .orElseGet(() -> SpillFile.in(execution.memory().folder()));
    }

    private StoredScan complete(Evidence evidence) {
        return new StoredScan(
                progress.rows(), true, evidence, malformed, 0, List.of(), new TreeMap<>());
    }

    private Evidence evidence(SpillFile file, Optional<StoredScan> stored) {
        TallySupply tallies = new TallySupply(plan, digest, file, execution);
        HeldMemory memory = new HeldMemory(plan.dataset(), tallies.limit(execution.memory()));
        ScanTotal total = new ScanTotal(tallies, memory, file, form, source.snapshotAt(), stored);
        read(new BatchWork(tallies, memory, progress, execution), total);
        return total.evidence(leaf -> {
            if (leaf % LEAVES_BETWEEN_LOOKS == 0) {
                progress.refuseIfEnded();
            }
        });
    }

    private void read(BatchWork work, ScanTotal total) {
        int batches = 0;
        try (BatchReader reader = source.openAfter(plan.fields, progress.rows())) {
            progress.refuseIfEnded();
            Optional<ColumnBatch> batch = next(reader);
            while (batch.isPresent()) {
                note(batch.get());
                work.submit(batch.get());
                progress.refuseIfEnded();
                batches++;
                if (isCheckpoint(batches)) {
                    store(work, total);
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

    private void store(BatchWork work, ScanTotal total) {
        StoredScan scan = total.store(work, progress.rows(), malformed);
        checkpoint.ifPresent(place -> place.store(scan));
        storedRows = progress.rows();
        execution.listener().checkpointStored(plan.dataset(), storedRows);
    }

    /** A source that knows what is wrong says it; of any other failure, its name and the position are what can be said. */
    private Optional<ColumnBatch> next(BatchReader reader) {
        try {
            return reader.next();
        } catch (ImpactException known) {
            throw known;
        } catch (RuntimeException failure) {
            throw new ImpactException(
                    "source/failed",
                    source.name() + " failed after row " + progress.rows() + " of " + plan.dataset() + ": " + failure,
                    "mend the source and scan again; with Execution.storing(Checkpoints.in(…)) a scan goes on from where it stored last",
                    failure);
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

    /** Removes what was stored, which nobody needs once there is a result. */
    void forget() {
        checkpoint.ifPresent(ScanCheckpoint::remove);
    }
}
