/** Resolves an assessment against schemas, contracts and the method registry. Stateless values, thread-safe. Effects are in the metric's measure or, if relative, fractions of the baseline. */
@NullMarked
package io.modelimpact.engine.internal.plan;

import org.jspecify.annotations.NullMarked;
