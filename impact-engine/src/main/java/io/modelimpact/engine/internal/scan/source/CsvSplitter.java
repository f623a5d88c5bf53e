package io.modelimpact.engine.internal.scan.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Cuts comma-separated bytes of UTF-8 into blocks of records. Bytes of no UTF-8 are an error, and so is text behind a closing quote; the records
 * before it come first. Mutable, confined to one thread; holds the blocks that are in use, or one record if that is longer.
 */
final class CsvSplitter implements AutoCloseable {

    /** Small enough for a processor's cache and for the regions of a garbage collector. */
    private static final int BLOCK = 1 << 18;

    private static final int LONGEST_RECORD = 1 << 28;

    private final InputStream input;
    private final int blockBytes;
    private final Queue<CsvIndex> idle = new ConcurrentLinkedQueue<>();
    private CsvIndex index = new CsvIndex(0);
    private int next = CsvIndex.PADDING;
    private int limit = CsvIndex.PADDING;
    private boolean ended;
    private @Nullable IOException failure;
    private long line = 1;

    CsvSplitter(InputStream input) {
        this(input, BLOCK);
    }

    CsvSplitter(InputStream input, int blockBytes) {
        this.input = input;
        this.blockBytes = blockBytes;
    }

    /** The next records, at least one; empty at the end. To be asked for before the block before is let go. */
    Optional<CsvBlock> next() throws IOException {
        throwFailure();
        do {
            if (ended && next >= limit) {
                return Optional.empty();
            }
            fill();
            index.find(limit, ended);
        } while (index.records() == 0 && !ended && failure == null && !index.isBroken());
        CsvBlock block = new CsvBlock(index, validRecords(), line, idle);
        goBehind(block);
        if (block.records() == 0) {
            throwFailure();
            return Optional.empty();
        }
        return Optional.of(block);
    }

    private void throwFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    private void goBehind(CsvBlock block) {
        next = index.start(block.records(), 0);
        line += block.hasQuotes() ? index.lineBreaks(block.records()) : block.records();
        if (index.isBroken() && block.records() == index.records()) {
            failure =
                    new IOException("Unexpected character after closing quote (record starting at line " + line + ")");
        }
    }

    /** Moves what is left to the start of an array that is at least twice as long, and fills it. */
    private void fill() {
        int rest = limit - next;
        if (rest >= LONGEST_RECORD) {
            failure = new IOException("A record is longer than " + LONGEST_RECORD + " bytes, at line " + line);
            return;
        }
        CsvIndex fresh = room(Math.max(blockBytes, 2 * rest));
        System.arraycopy(index.bytes(), next, fresh.bytes(), CsvIndex.PADDING, rest);
        index = fresh;
        next = CsvIndex.PADDING;
        limit = next + rest;
        try {
            read(next + index.capacity());
        } catch (IOException unreadable) {
            failure = unreadable;
        }
    }

    private CsvIndex room(int capacity) {
        CsvIndex used = idle.poll();
        return used == null || used.capacity() < capacity ? new CsvIndex(capacity) : used;
    }

    private void read(int end) throws IOException {
        byte[] bytes = index.bytes();
        while (limit < end && !ended) {
            int read = input.read(bytes, limit, end - limit);
            if (read < 0) {
                ended = true;
            } else {
                limit += read;
            }
        }
    }

    /** How many records come before the first one that is no UTF-8. */
    private int validRecords() {
        if (!index.hasOthersThanAscii() || isUtf8(0, index.records())) {
            return index.records();
        }
        int valid = 0;
        while (isUtf8(valid, valid + 1)) {
            valid++;
        }
        try {
            Utf8.decode(index.bytes(), index.start(valid, 0), index.start(valid + 1, 0));
        } catch (CharacterCodingException malformed) {
            failure = malformed;
        }
        return valid;
    }

    private boolean isUtf8(int record, int end) {
        return Utf8.isValid(index.bytes(), index.start(record, 0), index.start(end, 0));
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
