/**
 * From rows to evidence: batches of columns are read in the calling thread, formulas are evaluated over columns, and values are added to
 * exact sums, cell by cell.
 *
 * <p>A formula is compiled once into kernels, which are immutable and thread-safe. Tallies are mutable and confined to one thread at a time;
 * merging them is exact and commutative, so no choice of batches, threads or order moves a bit. Decimals are whole numbers without their
 * scale.
 */
@NullMarked
package io.modelimpact.engine.internal.scan;

import org.jspecify.annotations.NullMarked;
