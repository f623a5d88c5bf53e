package io.modelimpact.engine.internal.scan.source;

import java.util.Arrays;

/**
 * Comma-separated bytes and where the records and fields in them are (RFC 4180): fields may stand in double quotes, doubled inside; lines end with
 * LF, CR or CRLF. Looks at eight bytes at a time. Mutable, confined to one thread, and used again and again.
 */
final class CsvIndex {

    /** So many bytes more the array has before and behind the records, for who reads several bytes at a time. */
    static final int PADDING = 2 * Long.BYTES;

    private static final long QUOTES = ByteWords.all('"');
    private static final int UNKNOWN = -1;

    /** Most that is found in a word: two marks for each byte. */
    private static final int MARKS_OF_WORD = 2 * Long.BYTES;

    private final byte[] bytes;
    private int limit = PADDING;
    private boolean isLast;

    /** For each record the index of the byte before it, then for each of its fields the index of the byte behind it. */
    private int[] marks;

    /** For each record the index of its first mark, and at last that of the record that is not complete. */
    private int[] firsts;

    private int count;
    private int records;
    private long seen;
    private boolean hasQuotes;
    private boolean isBroken;

    /** Room for so many bytes. */
    CsvIndex(int capacity) {
        this.bytes = new byte[capacity + 2 * PADDING];
        this.marks = new int[capacity / Byte.SIZE + 2 * MARKS_OF_WORD];
        this.firsts = new int[capacity / Long.SIZE + MARKS_OF_WORD];
    }

    int capacity() {
        return bytes.length - 2 * PADDING;
    }

    /** The array, whose first {@link #PADDING} bytes are zeros. */
    byte[] bytes() {
        return bytes;
    }

    /** The number of records that are complete. */
    int records() {
        return records;
    }

    boolean hasQuotes() {
        return hasQuotes;
    }

    /** Whether there are bytes that are no ASCII. */
    boolean hasOthersThanAscii() {
        return (seen & ByteWords.SIGNS) != 0;
    }

    /** Whether text follows a closing quote in the record behind those that are complete. */
    boolean isBroken() {
        return isBroken;
    }

    int fieldCount(int record) {
        return firsts[record + 1] - firsts[record] - 1;
    }

    /** Where a field starts; its quotes belong to it. For the number of records and field 0: where the record starts that is not complete. */
    int start(int record, int field) {
        return marks[firsts[record] + field] + 1;
    }

    /** The index behind a field. */
    int end(int record, int field) {
        return marks[firsts[record] + field + 1];
    }

    /** How many lines end before a record. */
    long lineBreaks(int record) {
        long lines = 0;
        for (int at = PADDING; at < start(record, 0); at++) {
            if (bytes[at] == '\n' || (bytes[at] == '\r' && bytes[at + 1] != '\n')) {
                lines++;
            }
        }
        return lines;
    }

    /**
     * Finds the records behind the padding. The bytes from there to the limit were set before.
     *
     * @param last whether nothing follows, so that the last record ends here
     */
    void find(int end, boolean last) {
        limit = end;
        isLast = last;
        records = 0;
        seen = 0;
        hasQuotes = false;
        isBroken = false;
        Arrays.fill(bytes, limit, limit + PADDING, (byte) 0);
        marks[0] = PADDING - 1;
        count = 1;
        findSeparators();
        if (isLast && !isBroken && start(records, 0) < limit) {
            makeRoom(count);
            marks[count++] = limit;
            firsts[++records] = count;
            marks[count++] = limit - 1;
        }
    }

    private void makeRoom(int size) {
        if (size + MARKS_OF_WORD > marks.length) {
            marks = Arrays.copyOf(marks, 2 * marks.length);
        }
        if (records + Long.BYTES >= firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * firsts.length);
        }
    }

    /** The kernel. Up to the comma, characters are those looked for, the space and rarer ones. */
    private void findSeparators() {
        int[] found = marks;
        int size = count;
        int at = PADDING;
        while (at < limit) {
            if (size + MARKS_OF_WORD > found.length || records + Long.BYTES >= firsts.length) {
                makeRoom(size);
                found = marks;
            }
            long word = ByteWords.at(bytes, at);
            seen |= word;
            long candidates = ByteWords.upTo(word, ',');
            int base = at;
            at += Long.BYTES;
            while (candidates != 0) {
                int position = base + ByteWords.first(candidates);
                candidates &= candidates - 1;
                byte character = bytes[position];
                if (character == ',') {
                    found[size++] = position;
                } else if (character == '\n' || (character == '\r' && isLineEnd(position))) {
                    found[size++] = character == '\n' && bytes[position - 1] == '\r' ? position - 1 : position;
                    firsts[++records] = size;
                    found[size++] = position;
                } else if (character == '"' && position == found[size - 1] + 1) {
                    at = behindQuotes(position);
                    candidates = 0;
                }
            }
        }
        count = size;
    }

    /** Whether a CR ends its line by itself: LF may follow, also in the next block. */
    private boolean isLineEnd(int position) {
        return position + 1 < limit ? bytes[position + 1] != '\n' : isLast;
    }

    private int behindQuotes(int opening) {
        hasQuotes = true;
        int closing = closingQuote(opening + 1);
        if (closing == UNKNOWN) {
            return limit;
        }
        byte next = bytes[closing + 1];
        isBroken = closing + 1 < limit && next != ',' && next != '\n' && next != '\r';
        return isBroken ? limit : closing + 1;
    }

    private int closingQuote(int from) {
        int at = from;
        while (at < limit) {
            long word = ByteWords.at(bytes, at);
            seen |= word;
            long quotes = ByteWords.equal(word, QUOTES);
            int position = at + ByteWords.first(quotes);
            if (quotes == 0) {
                at += Long.BYTES;
            } else if (position + 1 == limit && !isLast) {
                return UNKNOWN;
            } else if (bytes[position + 1] != '"') {
                return position;
            } else {
                at = position + 2;
            }
        }
        if (isLast) {
            // A quote left open ends with the file.
            bytes[limit] = '"';
            return limit++;
        }
        return UNKNOWN;
    }
}
