/**
 * Several hypotheses at once: adjusted p-values, and the local error rates at which intervals agree with the decisions.
 *
 * <p>Units: probabilities. Thread-safety: immutable.
 */
@NullMarked
package io.modelimpact.stats.multiplicity;

import org.jspecify.annotations.NullMarked;
