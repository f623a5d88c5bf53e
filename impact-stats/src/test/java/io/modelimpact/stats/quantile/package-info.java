@NullMarked
package io.modelimpact.stats.quantile;

import org.jspecify.annotations.NullMarked;
