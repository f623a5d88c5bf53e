/** Tests of what sources hand to the engine. */
@NullMarked
package io.modelimpact.spi;

import org.jspecify.annotations.NullMarked;
