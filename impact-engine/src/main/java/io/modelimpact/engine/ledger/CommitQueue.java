package io.modelimpact.engine.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Lets threads that append at the same time share one forced write: the first commits what all have queued by then, the others find their result there.
 *
 * @param <R> what one entry gets back
 */
final class CommitQueue<R> {

    private final Function<List<Submission>, List<R>> commit;
    private final ConcurrentLinkedQueue<Pending<R>> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock(true);

    /** A queue whose batches are committed by a function, all of a batch or none; called by one thread at a time. */
    CommitQueue(Function<List<Submission>, List<R>> commit) {
        this.commit = commit;
    }

    /** Returns when the submissions are committed, next to each other and in their order; throws what the commit threw. */
    List<R> submit(List<Submission> submissions) {
        Pending<R> pending = new Pending<>(submissions);
        queue.add(pending);
        turn.lock();
        try {
            if (!pending.isDone()) {
                commitQueued();
            }
        } finally {
            turn.unlock();
        }
        return pending.result();
    }

    private void commitQueued() {
        List<Pending<R>> batch = new ArrayList<>();
        for (Pending<R> next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
        }
        try {
            distribute(
                    batch,
                    commit.apply(batch.stream()
                            .flatMap(pending -> pending.submissions.stream())
                            .toList()));
        } catch (RuntimeException | Error failure) {
            batch.forEach(pending -> pending.failure = Optional.of(failure));
        }
    }

    private void distribute(List<Pending<R>> batch, List<R> results) {
        int from = 0;
        for (Pending<R> pending : batch) {
            int to = from + pending.submissions.size();
            pending.results = Optional.of(results.subList(from, to));
            from = to;
        }
    }

    /** What one caller waits for; written and read while it has the turn. */
    private static final class Pending<R> {

        private final List<Submission> submissions;
        private Optional<List<R>> results = Optional.empty();
        private Optional<Throwable> failure = Optional.empty();

        Pending(List<Submission> submissions) {
            this.submissions = List.copyOf(submissions);
        }

        boolean isDone() {
            return results.isPresent() || failure.isPresent();
        }

        List<R> result() {
            if (failure.isPresent() && failure.get() instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure.isPresent() && failure.get() instanceof Error error) {
                throw error;
            }
            return results.orElseThrow();
        }
    }
}
