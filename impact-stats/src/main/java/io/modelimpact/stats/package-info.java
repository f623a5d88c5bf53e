/**
 * The words that every statistical method of this library shares: a result that may be refused, an interval, the
 * direction of a claim.
 *
 * <p>Units: none; a number keeps the unit of the sample it came from. Thread-safety: every type is an immutable value.
 */
@NullMarked
package io.modelimpact.stats;

import org.jspecify.annotations.NullMarked;
