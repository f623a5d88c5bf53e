/**
 * Quantiles of samples, intervals for them, and effects on them. Quantiles are in the unit of the values, probabilities in [0, 1]. Immutable
 * values, thread-safe.
 */
@NullMarked
package io.modelimpact.stats.quantile;

import org.jspecify.annotations.NullMarked;
