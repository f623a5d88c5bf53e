/** Tests of the package of the same name. */
@NullMarked
package io.modelimpact.stats.rank;

import org.jspecify.annotations.NullMarked;
