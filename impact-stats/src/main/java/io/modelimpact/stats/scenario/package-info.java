/**
 * Mathematics of scenarios: distributions of uncertain quantities as quantile functions, joint draws under correlation, and
 * what is read off the draws, each with its Monte Carlo error.
 *
 * <p>A draw is a pure function of a named stream and an index (see {@link io.modelimpact.stats.random}), so that two
 * scenarios that share an assumption share its draws, and differences between them are paired. Units: those of the caller;
 * probabilities in [0, 1]. Thread-safety: immutable.
 */
@NullMarked
package io.modelimpact.stats.scenario;

import org.jspecify.annotations.NullMarked;
