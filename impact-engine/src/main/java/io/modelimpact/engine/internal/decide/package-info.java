/** Applies the policy to verdicts: rules as data, the trace of those that fired, and what would change the outcome. Stateless values, thread-safe. Effects are in the metric's measure or, if relative, fractions of the baseline. */
@NullMarked
package io.modelimpact.engine.internal.decide;

import org.jspecify.annotations.NullMarked;
