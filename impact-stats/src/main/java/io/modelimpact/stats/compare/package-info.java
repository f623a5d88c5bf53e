/**
 * Comparisons of two arms: differences of means and of ratios of sums, relative lifts, proportions, sample ratio.
 *
 * <p>A test takes exact {@link io.modelimpact.stats.compare.SampleSummary summaries} and gives an
 * {@link io.modelimpact.stats.compare.Estimate}, from which intervals at any level and p-values against any null value
 * come by the same inversion. Everything up to the statistic is exact rational arithmetic, rounded once. Units: those of the
 * data. Thread-safety: immutable.
 */
@NullMarked
package io.modelimpact.stats.compare;

import org.jspecify.annotations.NullMarked;
