package io.modelimpact.engine.internal.scan;

import io.modelimpact.spi.TextColumn;
import java.util.List;

/**
 * The cells of a column of texts under {@link FingerprintLaw}. Each text of a dictionary is hashed once, as long as batches share the
 * dictionary, unless it is so large that a batch is done sooner. Mutable, confined to one thread.
 */
final class TextHashes {

    /** Dictionaries up to this size are hashed whole, however few of their texts a batch may hold. */
    private static final int SMALL = 1 << 16;

    private final FingerprintLaw law;
    private final int column;
    private List<String> dictionary = List.of();
    /** For each lane, a missing value and then each text of the dictionary. */
    private long[][] cells;

    TextHashes(FingerprintLaw law, int column) {
        this.law = law;
        this.column = column;
        this.cells = cells(dictionary);
    }

    /** Adds the cells of the rows to the lanes; a malformed value is taken for a missing one. */
    void add(TextColumn texts, int rows, long[][] lanes) {
        if (!texts.isCoded()) {
            addBytes(texts, rows, lanes);
            return;
        }
        if (!knows(texts.dictionary())) {
            if (texts.dictionary().size() > Math.max(rows, SMALL)) {
                addOneByOne(texts, rows, lanes);
                return;
            }
            dictionary = texts.dictionary();
            cells = cells(dictionary);
        }
        for (int lane = 0; lane < FingerprintLaw.LANES; lane++) {
            add(texts.array(), texts.offset(), cells[lane], lanes[lane], rows);
        }
    }

    /** Texts that stand one after the other need no dictionary. */
    private void addBytes(TextColumn texts, int rows, long[][] lanes) {
        byte[] utf8 = texts.utf8();
        for (int lane = 0; lane < FingerprintLaw.LANES; lane++) {
            long value = law.value(column, lane);
            long missing = law.missing(column, lane);
            for (int row = 0; row < rows; row++) {
                lanes[lane][row] += texts.isMissing(row)
                        ? missing
                        : FingerprintLaw.text(value, utf8, texts.start(row), texts.end(row));
            }
        }
    }

    // The very same list, which is immutable: to compare the texts would take as long as to hash them.
    @SuppressWarnings("ReferenceEquality")
    private boolean knows(List<String> other) {
        return dictionary == other;
    }

    private static void add(int[] codes, int offset, long[] cells, long[] lane, int rows) {
        for (int row = 0; row < rows; row++) {
            lane[row] += cells[1 + codes[offset + row]];
        }
    }

    private long[][] cells(List<String> texts) {
        long[][] made = new long[FingerprintLaw.LANES][1 + texts.size()];
        for (int lane = 0; lane < FingerprintLaw.LANES; lane++) {
            made[lane][0] = law.missing(column, lane);
        }
        for (int code = 0; code < texts.size(); code++) {
            byte[] utf8 = FingerprintLaw.utf8(texts.get(code));
            for (int lane = 0; lane < FingerprintLaw.LANES; lane++) {
                made[lane][1 + code] = FingerprintLaw.text(law.value(column, lane), utf8);
            }
        }
        return made;
    }

    private void addOneByOne(TextColumn texts, int rows, long[][] lanes) {
        for (int row = 0; row < rows; row++) {
            boolean isMissing = texts.isMissing(row);
            byte[] utf8 = isMissing
                    ? new byte[0]
                    : FingerprintLaw.utf8(texts.dictionary().get(texts.code(row)));
            for (int lane = 0; lane < FingerprintLaw.LANES; lane++) {
                lanes[lane][row] +=
                        isMissing ? law.missing(column, lane) : FingerprintLaw.text(law.value(column, lane), utf8);
            }
        }
    }
}
