/**
 * Quantiles that no order, partition or number of threads can move: exact ones by several passes over the values, and ones
 * within a declared relative error from counts that merge.
 *
 * <p>Units: those of the data. Thread-safety: what counts is mutable and confined to one thread; give each thread its own and
 * merge them.
 */
@NullMarked
package io.modelimpact.stats.quantile;

import org.jspecify.annotations.NullMarked;
