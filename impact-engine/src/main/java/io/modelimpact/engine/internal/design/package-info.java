/**
 * What the engine must know of a study design: how rows become cells, and how cells become levels and effects.
 *
 * <p>{@link io.modelimpact.engine.internal.design.StudyKernel} is the seam: one implementation for each design, chosen in
 * {@link io.modelimpact.engine.internal.design.StudyKernels} and nowhere else. Immutable and thread-safe. Levels and effects are in the
 * metric's measure, relative effects fractions of the baseline.
 */
@NullMarked
package io.modelimpact.engine.internal.design;

import org.jspecify.annotations.NullMarked;
