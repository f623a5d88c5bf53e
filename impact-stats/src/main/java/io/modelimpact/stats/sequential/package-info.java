/**
 * Looking more than once: confidence sequences and mixture bounds that hold at every sample size, and group-sequential boundaries for looks
 * that were planned. Error rates are probabilities; information is a fraction of the planned total; critical values are on the scale
 * of the z statistic. Immutable values, thread-safe.
 */
@NullMarked
package io.modelimpact.stats.sequential;

import org.jspecify.annotations.NullMarked;
