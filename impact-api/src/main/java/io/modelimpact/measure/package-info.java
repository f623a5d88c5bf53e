/**
 * What numbers are measured in.
 *
 * <p>A {@link io.modelimpact.measure.Measure} is a product of named base measures with whole exponents, such as {@code EUR/orders}. Nothing
 * is ever converted: {@code ms} and {@code s} are different measures, as are {@code EUR} and {@code USD}.
 *
 * <p>All types are immutable and thread-safe.
 */
@NullMarked
package io.modelimpact.measure;

import org.jspecify.annotations.NullMarked;
