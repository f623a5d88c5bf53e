/**
 * Beliefs: posteriors of effects and rates under conjugate priors, the chance that the treatment is better, and the loss that is to be
 * expected from choosing wrongly. Effects are in the unit of their metric, or relative to the control where said so; chances are
 * probabilities. Immutable values, thread-safe.
 */
@NullMarked
package io.modelimpact.stats.bayes;

import org.jspecify.annotations.NullMarked;
