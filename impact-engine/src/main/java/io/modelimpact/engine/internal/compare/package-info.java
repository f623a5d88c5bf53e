/** Comparisons of independent arms, and of versions on the same units. Pure functions, thread-safe. */
@NullMarked
package io.modelimpact.engine.internal.compare;

import org.jspecify.annotations.NullMarked;
