/**
 * Runs reference vectors, made by independent programs, against the public API.
 *
 * <p>{@link io.modelimpact.stats.vectors.Adapters} only renames and unpacks; everything that reads JSON is in
 * {@link io.modelimpact.stats.vectors.CaseInputs}. Each package of the statistics runs the cases of its
 * {@link io.modelimpact.stats.vectors.Area areas} among its own tests. Not thread-safe.
 */
@NullMarked
package io.modelimpact.stats.vectors;

import org.jspecify.annotations.NullMarked;
