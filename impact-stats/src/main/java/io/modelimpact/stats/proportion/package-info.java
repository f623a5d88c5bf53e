/**
 * Counts of successes out of units: intervals of one proportion, comparisons of two independent or two paired ones, exact
 * tests of tables.
 *
 * <p>Every comparison is treatment minus control. Units: counts in, proportions (not percent) out. Thread-safety: all types
 * are immutable or stateless.
 */
@NullMarked
package io.modelimpact.stats.proportion;

import org.jspecify.annotations.NullMarked;
