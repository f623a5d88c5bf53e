package io.modelimpact.engine.internal.scan.rowset;

/**
 * Sorted hashes in a file.
 *
 * @param position where the first one starts, in bytes
 * @param hashes how many there are
 */
record Run(long position, long hashes) {}
