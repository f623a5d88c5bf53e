/**
 * Measurements: kernels under JMH, and whole jobs side by side with other engines in one run. Never published.
 *
 * <p>Units: nanoseconds a row. Thread-safety: none; everything runs from one main thread.
 */
@NullMarked
package io.modelimpact.benchmarks;

import org.jspecify.annotations.NullMarked;
