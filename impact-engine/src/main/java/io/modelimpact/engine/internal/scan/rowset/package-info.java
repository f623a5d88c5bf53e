/**
 * Sorts the hashes of rows, more than fit into memory if need be, so that a commitment does not depend on the order of the rows. A hash is 256 bits: four
 * longs, compared as one unsigned number. What does not fit is sorted in pieces, written to one file, and merged from there.
 *
 * <p>A sorter is confined to one thread; the file takes pieces from several threads.
 */
@NullMarked
package io.modelimpact.engine.internal.scan.rowset;

import org.jspecify.annotations.NullMarked;
