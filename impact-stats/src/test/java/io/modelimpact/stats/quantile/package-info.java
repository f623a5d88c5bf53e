/** Tests of quantiles. Units: none. Thread-safety: none. */
@NullMarked
package io.modelimpact.stats.quantile;

import org.jspecify.annotations.NullMarked;
