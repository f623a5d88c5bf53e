package io.modelimpact.engine.internal.scan;

/**
 * Where a malformed value stands. Depends on the order of the rows, so it belongs to no evidence.
 *
 * @param source the name of the source
 * @param row the number of the row, counted from 1
 * @param column the name of the column
 * @param expected what was expected
 */
public record MalformedAt(String source, long row, String column, String expected) {}
