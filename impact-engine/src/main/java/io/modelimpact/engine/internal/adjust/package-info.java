/**
 * The library's methods that compare arms with covariates and strata, as the registry knows them. Immutable and thread-safe. Effects are in
 * the metric's measure, relative ones fractions of the baseline.
 */
@NullMarked
package io.modelimpact.engine.internal.adjust;

import org.jspecify.annotations.NullMarked;
