/**
 * Segments of the population: listed members, members found in the data, bands of a quantity, and crossings.
 *
 * <p>Missing is a member. Found members are at most 50; more, and the slice is NOT_EVALUATED. Immutable values, thread-safe.
 */
@NullMarked
package io.modelimpact.slice;

import org.jspecify.annotations.NullMarked;
