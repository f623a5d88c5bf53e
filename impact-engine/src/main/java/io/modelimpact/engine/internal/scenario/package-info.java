/**
 * Draws what scenarios yield: effects jointly from the covariance of their metrics on the same units, assumptions from their
 * distributions, every draw a pure function of seed, name and index. Outcomes are in their declared measure. Pure functions
 * over small values; thread-safe.
 */
@NullMarked
package io.modelimpact.engine.internal.scenario;

import org.jspecify.annotations.NullMarked;
