/**
 * What several packages of this module share and no caller should use: fixed-rule solvers.
 *
 * <p>Units: none. Thread-safety: stateless.
 */
@NullMarked
package io.modelimpact.stats.internal;

import org.jspecify.annotations.NullMarked;
