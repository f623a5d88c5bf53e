/**
 * Resampling: intervals from bootstrap replicates, replicates under given weights, and the exact bootstrap law of a mean. Replicates are in the
 * unit of the statistic. Immutable values, thread-safe.
 */
@NullMarked
package io.modelimpact.stats.resample;

import org.jspecify.annotations.NullMarked;
