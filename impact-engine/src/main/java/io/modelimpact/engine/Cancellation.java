package io.modelimpact.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/** A wish to end an evaluation, which is looked at between batches of rows. Mutable and thread-safe; one can end several evaluations. */
public final class Cancellation {

    private final AtomicBoolean cancelled = new AtomicBoolean();

    private Cancellation() {}

    /** A wish that is not made yet. */
    public static Cancellation create() {
        return new Cancellation();
    }

    /** Makes the wish, for ever. The evaluation ends with an {@link io.modelimpact.ImpactException} of code {@code engine/cancelled}. */
    public void cancel() {
        cancelled.set(true);
    }

    /** Whether the wish was made. */
    public boolean isCancelled() {
        return cancelled.get();
    }
}
