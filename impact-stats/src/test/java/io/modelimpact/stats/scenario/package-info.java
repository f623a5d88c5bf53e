/** Tests of the package of the same name. */
@NullMarked
package io.modelimpact.stats.scenario;

import org.jspecify.annotations.NullMarked;
