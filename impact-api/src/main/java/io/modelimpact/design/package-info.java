/**
 * How the evidence comes about, and what that allows us to say.
 *
 * <p>{@link io.modelimpact.design.StudyDesign} is the seam: a further design is a further permitted value here and an
 * implementation of its reading of the data in the engine. Immutable values, thread-safe; planned weights are unit-free.
 */
@NullMarked
package io.modelimpact.design;

import org.jspecify.annotations.NullMarked;
