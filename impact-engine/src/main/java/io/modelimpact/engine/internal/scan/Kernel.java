package io.modelimpact.engine.internal.scan;

/**
 * A compiled formula: a pure function of a batch. Immutable and thread-safe.
 *
 * @param <V> what it yields for all rows of a batch at once
 */
interface Kernel<V> {

    V evaluate(Rows rows);
}
