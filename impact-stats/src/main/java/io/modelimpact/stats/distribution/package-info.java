/**
 * Reference distributions whose tails are computed as tails, accurate in relative terms down to 1e-300.
 *
 * <p>Only {@code + - * /}, square root, fused multiply-add and {@link java.lang.StrictMath} are used, so every platform
 * gives the same bits. Units: none. Thread-safety: immutable.
 */
@NullMarked
package io.modelimpact.stats.distribution;

import org.jspecify.annotations.NullMarked;
