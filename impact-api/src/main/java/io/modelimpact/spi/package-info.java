/**
 * What a host provides so that the engine can read its data.
 *
 * <p>A {@link io.modelimpact.spi.DatasetSource} opens readers; a {@link io.modelimpact.spi.BatchReader} yields batches of typed columns. Rows
 * count from 1, without a header. Values are in the unit of their field; missing values are marked and their content is never read.
 *
 * <p>A source may be opened several times, by several threads. A reader is confined to one thread. Batches are read by several threads
 * once they were handed over: a reader must not change or reuse the arrays of a batch that it has yielded. A reader may yield a
 * {@link io.modelimpact.spi.PendingBatch}, whose values are read by the thread that works on them.
 */
@NullMarked
package io.modelimpact.spi;

import org.jspecify.annotations.NullMarked;
