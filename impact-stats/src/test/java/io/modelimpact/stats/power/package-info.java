/** Tests of the package of the same name. */
@NullMarked
package io.modelimpact.stats.power;

import org.jspecify.annotations.NullMarked;
