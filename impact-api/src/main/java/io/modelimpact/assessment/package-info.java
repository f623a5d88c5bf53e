/**
 * The whole declaration: one immutable value that says what changed, what is claimed, what must hold and how it is decided.
 *
 * <p>It is pure data: no closure, no row, no clock. Two assessments with equal JSON are equal. Thread-safe.
 */
@NullMarked
package io.modelimpact.assessment;

import org.jspecify.annotations.NullMarked;
