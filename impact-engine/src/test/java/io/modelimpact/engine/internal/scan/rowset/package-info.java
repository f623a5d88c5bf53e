/** Tests of sources of rows. Units: none. Thread-safety: none. */
@NullMarked
package io.modelimpact.engine.internal.scan.rowset;

import org.jspecify.annotations.NullMarked;
