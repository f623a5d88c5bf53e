/**
 * Methods that judge effects by bootstrap replicates. Pure functions, thread-safe. Absolute effects are in the metric's measure, relative ones fractions of the
 * baseline.
 */
@NullMarked
package io.modelimpact.engine.internal.resample;

import org.jspecify.annotations.NullMarked;
