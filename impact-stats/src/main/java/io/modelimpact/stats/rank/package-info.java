/**
 * Comparisons of two arms by ranks: which arm tends to the larger values, by how much, and how sure that is.
 *
 * <p>Nothing here depends on the shape of the data's distribution; ties are counted, not broken. Units: those of the data for
 * shifts, none otherwise. Thread-safety: immutable.
 */
@NullMarked
package io.modelimpact.stats.rank;

import org.jspecify.annotations.NullMarked;
