/** Tests of the package of the same name. */
@NullMarked
package io.modelimpact.stats.random;

import org.jspecify.annotations.NullMarked;
