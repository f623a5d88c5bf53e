/**
 * Claims to be supported by the evidence: an estimand, the region that it is claimed to lie in, and why.
 *
 * <p>Immutable values, thread-safe.
 */
@NullMarked
package io.modelimpact.hypothesis;

import org.jspecify.annotations.NullMarked;
