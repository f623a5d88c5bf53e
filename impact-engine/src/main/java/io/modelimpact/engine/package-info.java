/**
 * The engine: plan, scan, judge, decide, record, replay.
 *
 * <p>{@link io.modelimpact.engine.ImpactEngine} is immutable and safe to share between threads; what differs from run to
 * run (executor, cancellation, listener) is an argument. It reads no clock, no locale, no time zone and no environment.
 */
@NullMarked
package io.modelimpact.engine;

import org.jspecify.annotations.NullMarked;
