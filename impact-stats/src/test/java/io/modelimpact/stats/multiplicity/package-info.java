/** Tests of the package of the same name. */
@NullMarked
package io.modelimpact.stats.multiplicity;

import org.jspecify.annotations.NullMarked;
