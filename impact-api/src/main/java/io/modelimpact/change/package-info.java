/**
 * What changes: a model, its versions, and the step from a baseline version to one or several candidates.
 *
 * <p>Immutable values, safe to share between threads. No units.
 */
@NullMarked
package io.modelimpact.change;

import org.jspecify.annotations.NullMarked;
