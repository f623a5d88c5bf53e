/**
 * Methods of belief: what is held of an effect after the data, given what was held before. Pure functions, thread-safe. Relative effects are fractions of
 * the baseline.
 */
@NullMarked
package io.modelimpact.engine.internal.belief;

import org.jspecify.annotations.NullMarked;
