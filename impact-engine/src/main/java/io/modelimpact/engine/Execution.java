package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * How an evaluation runs. No choice here moves a bit of the result. Immutable.
 *
 * @param executor where batches of rows are worked on
 * @param parallelism how many batches are worked on at once, at least 1; one more waits
 * @param cancellation the wish that ends the evaluation
 * @param listener who hears how it goes on
 * @param deadline when it has to be done, if it has to
 * @param memory what a scan may hold
 * @param checkpoints where a scan stores how far it came, if it does
 */
public record Execution(
        Executor executor,
        int parallelism,
        Cancellation cancellation,
        EvaluationListener listener,
        Optional<Deadline> deadline,
        MemoryBudget memory,
        Optional<Checkpoints> checkpoints) {

    /** Checks the parallelism; {@link ImpactException} of code {@code engine/invalid-parallelism}. */
    public Execution {
        if (parallelism < 1) {
            throw new ImpactException(
                    "engine/invalid-parallelism",
                    "expected a parallelism of at least 1, found " + parallelism,
                    "give the number of threads of the executor");
        }
    }

    /** Everything happens in the calling thread; nobody listens and nothing cancels. */
    public static Execution callerRuns() {
        return on(Runnable::run, 1);
    }

    /**
     * Rows are read in the calling thread and worked on in the executor. The executor stays the host's: it is not shut down. The calling
     * thread waits for it, so it may not be the executor's only thread.
     *
     * @param executor must run every task that it accepts
     * @param parallelism how many batches are worked on at once
     */
    public static Execution on(Executor executor, int parallelism) {
        return new Execution(
                executor,
                parallelism,
                Cancellation.create(),
                new EvaluationListener() {},
                Optional.empty(),
                MemoryBudget.unlimited(),
                Optional.empty());
    }

    /** The same, ended by this wish. */
    public Execution cancelledBy(Cancellation wish) {
        return new Execution(executor, parallelism, wish, listener, deadline, memory, checkpoints);
    }

    /** The same, heard by this listener. */
    public Execution listeningWith(EvaluationListener ear) {
        return new Execution(executor, parallelism, cancellation, ear, deadline, memory, checkpoints);
    }

    /** The same, to be done by this moment; an evaluation that is not ends with {@link ImpactException} code {@code engine/deadline-passed}. */
    public Execution doneBy(Deadline moment) {
        return new Execution(executor, parallelism, cancellation, listener, Optional.of(moment), memory, checkpoints);
    }

    /** The same, within this budget. */
    public Execution within(MemoryBudget budget) {
        return new Execution(executor, parallelism, cancellation, listener, deadline, budget, checkpoints);
    }

    /** The same, storing how far it came, and going on from there. */
    public Execution storing(Checkpoints places) {
        return new Execution(executor, parallelism, cancellation, listener, deadline, memory, Optional.of(places));
    }
}
