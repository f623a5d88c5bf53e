package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.Execution;

/** How far the scan of a dataset came, told to those who listen and stopped by those who may. Confined to the thread that evaluates. */
final class ScanProgress {

    private final String dataset;
    private final String source;
    private final Execution execution;
    private long rows;

    ScanProgress(String dataset, String source, Execution execution) {
        this.dataset = dataset;
        this.source = source;
        this.execution = execution;
    }

    /** The rows up to this one were worked on before. */
    void resume(long lastRow) {
        rows = lastRow;
        execution.listener().scanResumed(dataset, lastRow);
    }

    /** So many more rows were read. */
    void read(int more) {
        rows += more;
        execution.listener().rowsScanned(dataset, rows);
    }

    long rows() {
        return rows;
    }

    /** {@link ImpactException} codes {@code engine/cancelled} and {@code engine/deadline-passed}. */
    void refuseIfEnded() {
        if (execution.cancellation().isCancelled()) {
            throw new ImpactException(
                    "engine/cancelled",
                    "the evaluation was cancelled after " + rows + " rows of " + dataset,
                    "run it again with another cancellation");
        }
        execution.deadline().filter(deadline -> deadline.isPassed()).ifPresent(passed -> {
            throw new ImpactException(
                    "engine/deadline-passed",
                    "the evaluation was not done within " + passed.allowed() + ": it came to row " + rows + " of "
                            + dataset,
                    "allow more time or more threads, or store checkpoints and go on from the last one");
        });
    }

    /** A source that knows what is wrong says it; of any other failure, its name and the position are what can be said. */
    ImpactException sourceFailed(String position, RuntimeException failure) {
        return failure instanceof ImpactException known
                ? known
                : new ImpactException(
                        "source/failed",
                        source + " failed " + position + " of " + dataset + ": " + failure,
                        "mend the source and scan again; with Execution.storing(Checkpoints.in(…)) a scan goes on from where it stored last",
                        failure);
    }

    /** What to throw when the evaluating thread was interrupted; the thread stays interrupted. */
    ImpactException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new ImpactException(
                "engine/cancelled",
                "the evaluation was cancelled: its thread was interrupted after " + rows + " rows of " + dataset,
                "run it again",
                interrupted);
    }
}
