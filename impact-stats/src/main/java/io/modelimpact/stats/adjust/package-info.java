/**
 * Less variance from what was known before: CUPED, regression adjustment, post-stratification, cluster-robust errors. Inputs are exact
 * cross-products of an arm's units, or raw rows where leverages are needed; effects are in the metric's unit or relative to the control.
 * Immutable values, thread-safe.
 */
@NullMarked
package io.modelimpact.stats.adjust;

import org.jspecify.annotations.NullMarked;
