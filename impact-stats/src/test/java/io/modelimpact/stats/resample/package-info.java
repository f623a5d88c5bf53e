/** Tests of bootstrap replicates. Units: none. Thread-safety: none. */
@NullMarked
package io.modelimpact.stats.resample;

import org.jspecify.annotations.NullMarked;
