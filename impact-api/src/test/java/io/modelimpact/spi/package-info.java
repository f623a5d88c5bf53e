/** Tests of what hosts hand over. Units: none. Thread-safety: none. */
@NullMarked
package io.modelimpact.spi;

import org.jspecify.annotations.NullMarked;
