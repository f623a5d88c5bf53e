/** Tests of the package of the same name. */
@NullMarked
package io.modelimpact.stats.proportion;

import org.jspecify.annotations.NullMarked;
