package io.modelimpact.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment by which an evaluation has to be done, on the clock that only goes forward. It can end an evaluation and not change it: nothing of it reaches a
 * record. Immutable and thread-safe; one deadline can hold for several evaluations.
 */
public final class Deadline {

    private final Duration allowed;
    private final LongSupplier nanoseconds;
    private final long end;

    Deadline(Duration allowed, LongSupplier nanoseconds) {
        this.allowed = allowed;
        this.nanoseconds = nanoseconds;
        this.end = nanoseconds.getAsLong() + allowed.toNanos();
    }

    /** The moment that comes so much later than this call; {@link ArithmeticException} beyond 292 years. */
    public static Deadline after(Duration allowed) {
        return new Deadline(allowed, System::nanoTime);
    }

    /** Whether the moment has come. */
    public boolean isPassed() {
        return nanoseconds.getAsLong() - end >= 0;
    }

    /** How much time there was when the deadline was set. */
    public Duration allowed() {
        return allowed;
    }
}
