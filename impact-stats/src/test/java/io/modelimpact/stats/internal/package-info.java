/** Tests of the package of the same name. */
@NullMarked
package io.modelimpact.stats.internal;

import org.jspecify.annotations.NullMarked;
