/**
 * Scenarios: plausible futures, made of assumptions with distributions and of the effects that a study measured, and what they
 * yield.
 *
 * <p>A {@link io.modelimpact.scenario.Projection} is a formula over effects, levels, assumptions and constants, each with its
 * measure; measures are checked when the assessment is built. An average over units has the metric's measure;
 * {@code per(PERSONS)} says what a unit is, so that {@code EUR/persons} times {@code persons} is {@code EUR}. Immutable values,
 * thread-safe. Numbers are declared decimals and stay decimals.
 */
@NullMarked
package io.modelimpact.scenario;

import org.jspecify.annotations.NullMarked;
