/**
 * Tests of the data rather than of the change: today the sample ratio.
 *
 * <p>Immutable values, thread-safe. Thresholds are probabilities.
 */
@NullMarked
package io.modelimpact.check;

import org.jspecify.annotations.NullMarked;
