package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.formula.Field;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.TextColumn;
import java.util.Arrays;

/**
 * Reads texts and identifiers: as codes of a dictionary that outlives the batch as long as texts return, otherwise as their bytes. Who works on
 * the column may go through the whole dictionary, so it is started anew when it is large.
 */
final class TextParser extends ColumnParser {

    private static final int LARGEST_DICTIONARY = 4096;
    private static final int FEWEST_ROWS = 1024;

    private TextDictionary dictionary = new TextDictionary();
    private boolean returning = true;
    private int rows;
    private int sizeBefore;
    private int[] codes = new int[0];
    private byte[] utf8 = new byte[0];
    private int[] offsets = new int[1];

    TextParser(Field field) {
        super(field, "Unicode text without lone surrogates");
    }

    @Override
    void makeRoom(int needed) {
        rows = needed;
        dictionary = dictionary.size() > LARGEST_DICTIONARY ? new TextDictionary() : dictionary;
        sizeBefore = dictionary.size();
        if (returning && codes.length < rows) {
            codes = new int[rows];
        }
        if (!returning && offsets.length <= rows) {
            offsets = new int[rows + 1];
        }
    }

    @Override
    void drop() {
        codes = new int[0];
        utf8 = new byte[utf8.length];
        offsets = new int[1];
    }

    @Override
    void parse(CellRanges cells, int row) {
        if (returning) {
            parseCodes(cells, row);
        } else {
            parseBytes(cells, row);
        }
    }

    private void parseCodes(CellRanges cells, int row) {
        byte[] bytes = cells.bytes();
        for (int i = 0; i < cells.count(); i++) {
            int from = cells.start(i);
            int to = cells.end(i);
            codes[row + i] = from == to ? TextColumn.MISSING : dictionary.code(bytes, from, to);
        }
    }

    private void parseBytes(CellRanges cells, int row) {
        byte[] bytes = cells.bytes();
        int end = offsets[row];
        for (int i = 0; i < cells.count(); i++) {
            int from = cells.start(i);
            int to = cells.end(i);
            if (from == to) {
                setMissing(row + i);
            }
            if (utf8.length - end < to - from + Long.BYTES) {
                utf8 = Arrays.copyOf(utf8, Math.addExact(2 * utf8.length, to - from + CsvIndex.PADDING));
            }
            for (int at = from; at < to; at += Long.BYTES) {
                ByteWords.put(utf8, end + at - from, ByteWords.at(bytes, at));
            }
            end += to - from;
            offsets[row + i + 1] = end;
        }
    }

    @Override
    Column finish() {
        if (!returning) {
            return TextColumn.ofUtf8(utf8, offsets, missing());
        }
        Column column = new TextColumn(codes, dictionary.texts());
        returning = rows < FEWEST_ROWS || dictionary.size() - sizeBefore <= rows / 2;
        return column;
    }
}
