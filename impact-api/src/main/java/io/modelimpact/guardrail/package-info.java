/**
 * Limits that the change must not break, and what follows if it does.
 *
 * <p>Immutable values, thread-safe.
 */
@NullMarked
package io.modelimpact.guardrail;

import org.jspecify.annotations.NullMarked;
