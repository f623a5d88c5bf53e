/**
 * Runs assessments: plans them, scans data into evidence, judges the evidence, decides, and records.
 *
 * <p>Values carry the units of their metric; counts are of rows or of randomised units, as each says. Unless a type says otherwise it is
 * immutable and thread-safe. The engine makes no threads of its own.
 */
@NullMarked
package io.modelimpact.engine;

import org.jspecify.annotations.NullMarked;
