/**
 * Exact sums and moments: every sum of doubles or of products of doubles is kept as an integer multiple of a power of
 * two, so that order, grouping and partition of the data cannot change one bit, and is rounded once at the very end.
 *
 * <p>Units: those of the data. Thread-safety: accumulators are mutable and confined to one thread; give each thread its
 * own and merge them. {@link io.modelimpact.stats.exact.ExactRational} is immutable.
 */
@NullMarked
package io.modelimpact.stats.exact;

import org.jspecify.annotations.NullMarked;
