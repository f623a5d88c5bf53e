/**
 * Quantiles of samples, intervals for them, and effects on them; and quantiles of scanned rows that no order, partition or number of threads can
 * move: exact ones by several passes over the values, and ones within a declared relative error from counts that merge.
 *
 * <p>Units: quantiles are in the unit of the values, probabilities in [0, 1]. Thread-safety: values are immutable; what counts is mutable and
 * confined to one thread, so give each thread its own and merge them.
 */
@NullMarked
package io.modelimpact.stats.quantile;

import org.jspecify.annotations.NullMarked;
