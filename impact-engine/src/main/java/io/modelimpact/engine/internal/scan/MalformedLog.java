package io.modelimpact.engine.internal.scan;

import io.modelimpact.spi.ColumnBatch;
import java.util.List;
import java.util.TreeMap;

/** Where the first malformed values of a source stand, whatever the order in which its batches are worked on. Safe for use by several threads. */
final class MalformedLog {

    private final String source;
    private final TreeMap<Long, List<MalformedAt>> byFirstRow = new TreeMap<>();

    MalformedLog(String source) {
        this.source = source;
    }

    /** Goes on behind the first malformed values of rows that were read before. */
    void resume(List<MalformedAt> before) {
        if (!before.isEmpty()) {
            add(0, before);
        }
    }

    void note(ColumnBatch batch) {
        if (!batch.malformed().isEmpty()) {
            add(
                    batch.firstRow(),
                    batch.malformed().stream()
                            .limit(ScanResult.MOST_MALFORMED)
                            .map(value -> new MalformedAt(
                                    source, value.row(), value.field().name(), value.expected()))
                            .toList());
        }
    }

    private synchronized void add(long firstRow, List<MalformedAt> found) {
        byFirstRow.put(firstRow, found);
        if (byFirstRow.size() > ScanResult.MOST_MALFORMED) {
            byFirstRow.pollLastEntry();
        }
    }

    /** The first ones in the order of their rows. */
    synchronized List<MalformedAt> first() {
        return byFirstRow.values().stream()
                .flatMap(List::stream)
                .limit(ScanResult.MOST_MALFORMED)
                .toList();
    }
}
