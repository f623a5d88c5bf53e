/** Turns evidence into estimates, checks and verdicts: pure functions over small values, in the order of the declaration. Stateless values, thread-safe. Effects are in the metric's measure or, if relative, fractions of the baseline. */
@NullMarked
package io.modelimpact.engine.internal.judge;

import org.jspecify.annotations.NullMarked;
