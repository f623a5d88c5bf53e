/**
 * Counter-based randomness: a draw is a pure function of seed, named stream and index, never of thread, partition or the
 * order of calls.
 *
 * <p>Units: none. Thread-safety: immutable.
 */
@NullMarked
package io.modelimpact.stats.random;

import org.jspecify.annotations.NullMarked;
