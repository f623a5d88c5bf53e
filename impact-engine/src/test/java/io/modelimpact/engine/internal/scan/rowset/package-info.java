/** Tests of the sorting of hashes of rows. Units: none. Thread-safety: none. */
@NullMarked
package io.modelimpact.engine.internal.scan.rowset;

import org.jspecify.annotations.NullMarked;
