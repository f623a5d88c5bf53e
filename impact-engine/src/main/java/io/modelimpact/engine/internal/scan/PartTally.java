package io.modelimpact.engine.internal.scan;

import io.modelimpact.spi.ColumnBatch;

/**
 * What some rows of a dataset add up to. Mutable, confined to one thread at a time.
 *
 * @param <T> the type of the tally itself
 */
interface PartTally<T extends PartTally<T>> {
    /** Adds rows. */
    void add(ColumnBatch batch);

    /** Adds the rows of another tally. */
    void merge(T other);

    /** Tells how much is held entry by entry. */
    void noteHeld(HeldMemory memory);

    /** Tells that nothing is held any more. */
    void forgetHeld(HeldMemory memory);
}
