/**
 * Datasets by name, and the fields they hold.
 *
 * <p>A {@link io.modelimpact.dataset.Dataset} names rows without holding them; data is bound to the name when an assessment is evaluated. A
 * {@link io.modelimpact.dataset.Schema} says which fields a dataset has, and has a digest. Fields carry their measures.
 *
 * <p>All types are immutable and thread-safe.
 */
@NullMarked
package io.modelimpact.dataset;

import org.jspecify.annotations.NullMarked;
