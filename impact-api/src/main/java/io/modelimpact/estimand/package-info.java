/**
 * What a hypothesis or guardrail speaks of, and the region that it speaks of: one algebra for claims and limits.
 *
 * <p>An {@link io.modelimpact.estimand.Estimand} is the effect on a metric, for everyone or in slices. A
 * {@link io.modelimpact.estimand.Region} is a set of effects, its bounds {@link io.modelimpact.estimand.Amount}s with a
 * scale: absolute in the metric's measure, percent of the baseline, percentage points of a proportion, or standard
 * deviations of the baseline arm. Immutable values, thread-safe.
 */
@NullMarked
package io.modelimpact.estimand;

import org.jspecify.annotations.NullMarked;
