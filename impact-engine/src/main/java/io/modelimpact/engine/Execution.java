package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import java.util.concurrent.Executor;

/**
 * How an evaluation runs. No choice here moves a bit of the result. Immutable.
 *
 * @param executor where batches of rows are worked on
 * @param parallelism how many batches are worked on at once, at least 1; one more waits
 * @param cancellation the wish that ends the evaluation
 * @param listener who hears how it goes on
 */
public record Execution(Executor executor, int parallelism, Cancellation cancellation, EvaluationListener listener) {

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
        return new Execution(Runnable::run, 1, Cancellation.create(), new EvaluationListener() {});
    }

    /**
     * Rows are read in the calling thread and worked on in the executor. The executor stays the host's: it is not shut down. The calling
     * thread waits for it, so it may not be the executor's only thread.
     *
     * @param executor must run every task that it accepts
     * @param parallelism how many batches are worked on at once
     */
    public static Execution on(Executor executor, int parallelism) {
        return new Execution(executor, parallelism, Cancellation.create(), new EvaluationListener() {});
    }

    /** The same, ended by this wish. */
    public Execution cancelledBy(Cancellation wish) {
        return new Execution(executor, parallelism, wish, listener);
    }

    /** The same, heard by this listener. */
    public Execution listeningWith(EvaluationListener ear) {
        return new Execution(executor, parallelism, cancellation, ear);
    }
}
