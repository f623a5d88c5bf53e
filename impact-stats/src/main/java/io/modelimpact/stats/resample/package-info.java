/**
 * Resampling: intervals from bootstrap replicates, replicates under given weights, the exact bootstrap law of a mean; and replicates as
 * evidence, exact sums under random weights that are a pure function of seed, unit and replicate, so that any order, partition or number of
 * threads yields the same replicates.
 *
 * <p>Units: replicates are in the unit of the statistic, sums in that of the data without their scale. Thread-safety: values are immutable; what
 * adds up is mutable and confined to one thread, so give each thread its own and merge them.
 */
@NullMarked
package io.modelimpact.stats.resample;

import org.jspecify.annotations.NullMarked;
