package io.modelimpact.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells the listener of stages and measures how long they took, for the observation alone. Used by one thread. */
final class Stopwatch {

    private final EvaluationListener listener;
    private final Map<Stage, Long> nanoseconds = new EnumMap<>(Stage.class);

    Stopwatch(EvaluationListener listener) {
        this.listener = listener;
    }

    /** Runs a stage. */
    <T> T during(Stage stage, Supplier<T> work) {
        listener.stageStarted(stage);
        long start = System.nanoTime();
        T result = work.get();
        nanoseconds.merge(stage, System.nanoTime() - start, Long::sum);
        listener.stageEnded(stage);
        return result;
    }

    /** Whole milliseconds by stage, in the order of stages. */
    Map<Stage, Long> milliseconds() {
        Map<Stage, Long> milliseconds = new EnumMap<>(Stage.class);
        nanoseconds.forEach((stage, nanos) -> milliseconds.put(stage, TimeUnit.NANOSECONDS.toMillis(nanos)));
        return milliseconds;
    }
}
