package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.Execution;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.PendingBatch;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Batches that are worked on in the host's executor, one more of them at a time than it works on at once. Each task borrows a tally from a
 * pool, so a tally is used by one thread at a time and there are no more tallies than tasks at once. After a failure, and after {@link #stop()}, batches
 * that wait are not worked on.
 *
 * @param <T> what the batches are added to
 */
final class BatchWork<T extends PartTally<T>> {

    private static final long POLL_MILLISECONDS = 20;

    private final Supplier<T> tallies;
    private final HeldMemory memory;
    private final ScanProgress progress;
    private final MalformedLog malformed;
    private final Execution execution;
    private final int mostInFlight;
    private final Semaphore room;
    private final ConcurrentLinkedQueue<T> idle = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    BatchWork(
            Supplier<T> tallies,
            HeldMemory memory,
            ScanProgress progress,
            MalformedLog malformed,
            Execution execution) {
        this.tallies = tallies;
        this.memory = memory;
        this.progress = progress;
        this.malformed = malformed;
        this.execution = execution;
        this.mostInFlight = Math.addExact(execution.parallelism(), 1);
        this.room = new Semaphore(mostInFlight);
    }

    /** Hands the batch to the executor as soon as there is room; throws what an earlier task threw. */
    void submit(PendingBatch batch) {
        acquire(1);
        try {
            execution.executor().execute(() -> work(batch));
        } catch (RuntimeException | Error refused) {
            room.release();
            throw refused;
        }
        throwFailure();
    }

    /** Waits for room, as long as nobody ends the evaluation. */
    private void acquire(int permits) {
        try {
            while (!room.tryAcquire(permits, POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                progress.refuseIfEnded();
            }
        } catch (InterruptedException interrupted) {
            throw progress.interrupted(interrupted);
        }
    }

    // A task must not throw into the host's executor: whatever goes wrong is thrown in the evaluating thread.
    private void work(PendingBatch pending) {
        try {
            if (!stopped && failures.isEmpty()) {
                T borrowed = idle.poll();
                T tally = borrowed == null ? tallies.get() : borrowed;
                ColumnBatch batch = read(pending);
                malformed.note(batch);
                tally.add(batch);
                tally.noteHeld(memory);
                idle.add(tally);
            }
        } catch (RuntimeException | Error thrown) {
            failures.add(thrown);
        } finally {
            pending.done();
            room.release();
        }
    }

    private ColumnBatch read(PendingBatch pending) {
        try {
            return pending.read();
        } catch (RuntimeException failure) {
            throw progress.sourceFailed("at or after row " + pending.firstRow(), failure);
        }
    }

    /** Waits for all tasks and moves what they found to a tally. */
    void moveTo(T total) {
        acquire(mostInFlight);
        room.release(mostInFlight);
        throwFailure();
        for (T tally = idle.poll(); tally != null; tally = idle.poll()) {
            progress.refuseIfEnded();
            total.merge(tally);
            tally.forgetHeld(memory);
            total.noteHeld(memory);
        }
    }

    /** Waits until no task runs any more. */
    void stop() {
        stopped = true;
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
