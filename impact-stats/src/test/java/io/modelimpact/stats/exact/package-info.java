/** Tests of the package of the same name. */
@NullMarked
package io.modelimpact.stats.exact;

import org.jspecify.annotations.NullMarked;
