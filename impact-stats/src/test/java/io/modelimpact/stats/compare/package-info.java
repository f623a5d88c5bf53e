/** Tests of the package of the same name. */
@NullMarked
package io.modelimpact.stats.compare;

import org.jspecify.annotations.NullMarked;
