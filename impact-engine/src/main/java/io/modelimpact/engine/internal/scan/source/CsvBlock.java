package io.modelimpact.engine.internal.scan.source;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Records of a file that were found and not read yet. Several threads may read them. Who keeps a block holds it, and lets it go when it was read;
 * when nobody holds it any more, its memory serves another block.
 */
final class CsvBlock {

    private final CsvIndex index;
    private final int records;
    private final long firstLine;
    private final Queue<CsvIndex> idle;
    private final AtomicInteger holders = new AtomicInteger(1);

    /**
     * @param records how many of the records of the index are in the block
     * @param firstLine the number of the line, counted from 1, in which the first one starts
     * @param idle where the index goes when the block is done
     */
    CsvBlock(CsvIndex index, int records, long firstLine, Queue<CsvIndex> idle) {
        this.index = index;
        this.records = records;
        this.firstLine = firstLine;
        this.idle = idle;
    }

    void hold() {
        holders.incrementAndGet();
    }

    void letGo() {
        if (holders.decrementAndGet() == 0) {
            idle.add(index);
        }
    }

    int records() {
        return records;
    }

    byte[] bytes() {
        return index.bytes();
    }

    /** Whether some field stands in quotes. */
    boolean hasQuotes() {
        return index.hasQuotes();
    }

    int fieldCount(int record) {
        return index.fieldCount(record);
    }

    /** Where a field starts; its quotes belong to it. */
    int start(int record, int field) {
        return index.start(record, field);
    }

    /** The index behind a field. */
    int end(int record, int field) {
        return index.end(record, field);
    }

    boolean isEmptyLine(int record) {
        return fieldCount(record) == 1 && start(record, 0) == end(record, 0);
    }

    /** The number of the line in which a record starts. */
    long line(int record) {
        return firstLine + index.lineBreaks(record);
    }
}
