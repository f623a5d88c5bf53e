package io.modelimpact.engine.internal.scan;

import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/** Writes what a tally holds as longs, one after the other; {@link StateReader} reads them in the same order. */
final class StateWriter {

    private final LongConsumer longs;

    StateWriter(LongConsumer longs) {
        this.longs = longs;
    }

    void add(long value) {
        longs.accept(value);
    }

    /** The number of characters of a text in ASCII, then eight of them in each long. */
    void add(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        add(bytes.length);
        for (int from = 0; from < bytes.length; from += Long.BYTES) {
            long word = 0;
            for (int at = from; at < Math.min(bytes.length, from + Long.BYTES); at++) {
                word = word << Byte.SIZE | bytes[at];
            }
            add(word);
        }
    }
}
