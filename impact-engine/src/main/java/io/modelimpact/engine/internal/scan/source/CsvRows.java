package io.modelimpact.engine.internal.scan.source;

/**
 * Consecutive records of a block that are rows.
 *
 * @param block the block
 * @param from the index of the first record
 * @param to the index behind the last one
 */
record CsvRows(CsvBlock block, int from, int to) {

    int count() {
        return to - from;
    }
}
