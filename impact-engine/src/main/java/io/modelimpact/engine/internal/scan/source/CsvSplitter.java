package io.modelimpact.engine.internal.scan.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts comma-separated bytes of UTF-8 into records and fields (RFC 4180): fields may stand in double quotes, doubled inside; lines end with
 * LF, CR or CRLF. A field is a range of {@link #bytes()}, which holds until the next record. Bytes of no UTF-8 are an error. Mutable,
 * confined to one thread; holds one block of the input, or one record if that is longer.
 */
final class CsvSplitter implements AutoCloseable {

    private static final int BLOCK = 1 << 18;
    private static final int LONGEST_RECORD = 1 << 28;

    private final InputStream input;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private byte[] bytes = new byte[BLOCK];
    private int limit;
    private int next;
    private boolean ended;

    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private boolean[] escaped = new boolean[16];
    private int fields;
    private int at;
    private int seen;
    private boolean anyEscaped;
    private long line = 1;
    private long linesInside;
    private long startingLine = 1;

    CsvSplitter(InputStream input) {
        this.input = input;
    }

    /** Goes to the next record; false if there is none. */
    boolean next() throws IOException {
        while (!scan()) {
            if (ended && next == limit) {
                return false;
            }
            fill();
        }
        startingLine = line;
        line += linesInside + 1;
        if (seen < 0) {
            check(next, at);
        }
        if (anyEscaped) {
            unescape();
        }
        next = at;
        return true;
    }

    /** The number of the line, counted from 1, in which the record starts. */
    long startingLine() {
        return startingLine;
    }

    int fieldCount() {
        return fields;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    boolean isEmptyLine() {
        return fields == 1 && starts[0] == ends[0];
    }

    String text(int field) {
        return new String(bytes, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
    }

    /** Scans a record; false if its end is not in the buffer and the input has not ended, or if there is no record. */
    private boolean scan() throws IOException {
        at = next;
        fields = 0;
        seen = 0;
        anyEscaped = false;
        linesInside = 0;
        if (at == limit) {
            return false;
        }
        boolean more = true;
        while (more) {
            if (at < limit && bytes[at] == '"') {
                if (!scanQuoted()) {
                    return false;
                }
            } else {
                scanPlain();
            }
            if (at == limit) {
                return ended;
            }
            more = bytes[at] == ',';
            if (!more && bytes[at] == '\r') {
                if (at + 1 == limit && !ended) {
                    return false;
                }
                if (at + 1 < limit && bytes[at + 1] == '\n') {
                    at++;
                }
            }
            at++;
            if (more && at == limit && !ended) {
                return false;
            }
        }
        return true;
    }

    private void scanPlain() {
        byte[] buffer = bytes;
        int start = at;
        int end = at;
        int or = 0;
        while (end < limit) {
            byte b = buffer[end];
            // Comma and line ends are the only such bytes up to the comma but for rarer ones that the second test tells
            // apart.
            if (b <= ',' && (b == ',' || b == '\n' || b == '\r')) {
                break;
            }
            or |= b;
            end++;
        }
        seen |= or;
        at = end;
        addField(start, end, false);
    }

    private boolean scanQuoted() throws IOException {
        int start = at + 1;
        int end = start;
        boolean doubled = false;
        while (end < limit) {
            byte b = bytes[end];
            seen |= b;
            if (b == '"') {
                if (end + 1 == limit && !ended) {
                    return false;
                }
                if (end + 1 == limit || bytes[end + 1] != '"') {
                    break;
                }
                doubled = true;
                end++;
            } else if (b == '\n' || (b == '\r' && (end + 1 == limit || bytes[end + 1] != '\n'))) {
                linesInside++;
            }
            end++;
        }
        if (end == limit && !ended) {
            return false;
        }
        addField(start, end, doubled);
        at = Math.min(end + 1, limit);
        if (at < limit && bytes[at] != ',' && bytes[at] != '\n' && bytes[at] != '\r') {
            throw new IOException("Unexpected character after closing quote (record starting at line " + line + ")");
        }
        return true;
    }

    private void addField(int start, int end, boolean isEscaped) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
            escaped = Arrays.copyOf(escaped, 2 * fields);
        }
        starts[fields] = start;
        ends[fields] = end;
        escaped[fields] = isEscaped;
        anyEscaped |= isEscaped;
        fields++;
    }

    /** Undoubles quotes where they are; the record is complete and is not scanned again. */
    private void unescape() {
        for (int field = 0; field < fields; field++) {
            if (escaped[field]) {
                int to = starts[field];
                for (int from = starts[field]; from < ends[field]; from++) {
                    bytes[to++] = bytes[from];
                    if (bytes[from] == '"') {
                        from++;
                    }
                }
                ends[field] = to;
            }
        }
    }

    private void fill() throws IOException {
        System.arraycopy(bytes, next, bytes, 0, limit - next);
        limit -= next;
        next = 0;
        if (limit == bytes.length) {
            if (limit >= LONGEST_RECORD) {
                throw new IOException("A record is longer than " + LONGEST_RECORD + " bytes, at line " + line);
            }
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int read = input.read(bytes, limit, bytes.length - limit);
        if (read < 0) {
            ended = true;
        } else {
            limit += read;
        }
    }

    private void check(int from, int to) throws CharacterCodingException {
        ByteBuffer record = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer discarded = CharBuffer.allocate(Math.min(to - from, 1 << 12));
        decoder.reset();
        CoderResult result;
        do {
            discarded.clear();
            result = decoder.decode(record, discarded, true);
        } while (result.isOverflow());
        if (result.isError()) {
            result.throwException();
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
