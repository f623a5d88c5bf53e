/**
 * What is measured: named, versioned formulas over one row per unit, each with a measure and a direction.
 *
 * <p>Every moment metric is a ratio of two sums over units, ΣN/ΣD: a mean divides by the number of units whose value is
 * present, a metric {@code among} a condition by the number of units that meet it, a ratio by its declared denominator.
 * Immutable values, thread-safe.
 */
@NullMarked
package io.modelimpact.metric;

import org.jspecify.annotations.NullMarked;
