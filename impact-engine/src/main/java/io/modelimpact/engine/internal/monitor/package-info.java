/**
 * Methods of monitoring: boundaries and confidence sequences for claims that are looked at repeatedly. Pure functions, thread-safe. The clock
 * counts units of all arms together; effects are in the scale of the estimate.
 */
@NullMarked
package io.modelimpact.engine.internal.monitor;

import org.jspecify.annotations.NullMarked;
