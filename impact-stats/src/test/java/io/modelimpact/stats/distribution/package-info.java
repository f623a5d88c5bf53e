/** Tests of the package of the same name. */
@NullMarked
package io.modelimpact.stats.distribution;

import org.jspecify.annotations.NullMarked;
