/** Tests of the scan. Units: none. Thread-safety: none. */
@NullMarked
package io.modelimpact.engine.internal.scan;

import org.jspecify.annotations.NullMarked;
