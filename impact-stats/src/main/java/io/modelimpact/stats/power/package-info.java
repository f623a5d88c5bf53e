/**
 * Planning of comparisons of two arms: power, sample size, minimum detectable effect, days at a given traffic.
 *
 * <p>Sample sizes are real numbers; round them up with {@link io.modelimpact.stats.power.GroupSizes#roundedUp()}. Effects are
 * treatment minus control in the units of the standard deviation given. Thread-safety: all types are immutable.
 */
@NullMarked
package io.modelimpact.stats.power;

import org.jspecify.annotations.NullMarked;
