/** Writes what was found as a record in its canonical shape. Stateless values, thread-safe. Effects are in the metric's measure or, if relative, fractions of the baseline. */
@NullMarked
package io.modelimpact.engine.internal.record;

import org.jspecify.annotations.NullMarked;
