/**
 * Bootstrap replicates as evidence: exact sums under random weights that are a pure function of seed, unit and replicate, so that
 * any order, partition or number of threads yields the same replicates.
 *
 * <p>Units: those of the data without their scale. Thread-safety: what adds up is mutable and confined to one thread; give each
 * thread its own and merge them.
 */
@NullMarked
package io.modelimpact.stats.resample;

import org.jspecify.annotations.NullMarked;
