/**
 * How verdicts become a decision: confidence, appetite for risk, multiplicity, preference among candidates.
 *
 * <p>Immutable values, thread-safe. Confidence is a probability.
 */
@NullMarked
package io.modelimpact.decision;

import org.jspecify.annotations.NullMarked;
