package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.Execution;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.PendingBatch;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Batches that are worked on in the host's executor, one more of them at a time than it works on at once. Each task borrows a tally from a
 * pool, so a tally is used by one thread at a time and there are no more tallies than tasks at once.
 */
final class BatchWork {

    private final DatasetPlan plan;
    private final Execution execution;
    private final MalformedLog malformed;
    private final int mostInFlight;
    private final Semaphore room;
    private final ConcurrentLinkedQueue<DatasetTally> idle = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    BatchWork(DatasetPlan plan, Execution execution, MalformedLog malformed) {
        this.plan = plan;
        this.execution = execution;
        this.malformed = malformed;
        this.mostInFlight = Math.addExact(execution.parallelism(), 1);
        this.room = new Semaphore(mostInFlight);
    }

    /** Hands the batch to the executor as soon as there is room; throws what an earlier task threw. */
    void submit(PendingBatch batch) {
        awaitRoom();
        try {
            execution.executor().execute(() -> work(batch));
        } catch (RuntimeException | Error refused) {
            room.release();
            throw refused;
        }
        throwFailure();
    }

    private void awaitRoom() {
        try {
            room.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ImpactException(
                    "engine/cancelled",
                    "the evaluation was cancelled: its thread was interrupted while it read " + plan.dataset(),
                    "run it again",
                    interrupted);
        }
    }

    // A task must not throw into the host's executor: whatever goes wrong is thrown in the evaluating thread.
    private void work(PendingBatch pending) {
        try {
            DatasetTally borrowed = idle.poll();
            DatasetTally tally = borrowed == null ? new DatasetTally(plan) : borrowed;
            ColumnBatch batch = pending.read();
            malformed.note(batch);
            tally.add(batch);
            idle.add(tally);
        } catch (RuntimeException | Error thrown) {
            failures.add(thrown);
        } finally {
            room.release();
        }
    }

    /** Waits for all tasks and merges what they found. */
    DatasetTally finish() {
        await();
        throwFailure();
        DatasetTally total = new DatasetTally(plan);
        idle.forEach(total::merge);
        return total;
    }

    /** Waits until no task runs any more. */
    void await() {
        room.acquireUninterruptibly(mostInFlight);
        room.release(mostInFlight);
    }

    private void throwFailure() {
        Throwable first = failures.peek();
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
