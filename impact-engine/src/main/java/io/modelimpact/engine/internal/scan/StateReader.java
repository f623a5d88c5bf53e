package io.modelimpact.engine.internal.scan;

import java.nio.charset.StandardCharsets;

/** Reads what {@link StateWriter} wrote, in the same order. */
final class StateReader {

    private final long[] longs;
    private int next;

    StateReader(long... longs) {
        this.longs = longs;
    }

    long next() {
        return longs[next++];
    }

    int nextInt() {
        return Math.toIntExact(next());
    }

    String nextText() {
        byte[] bytes = new byte[nextInt()];
        for (int from = 0; from < bytes.length; from += Long.BYTES) {
            long word = next();
            for (int at = Math.min(bytes.length, from + Long.BYTES) - 1; at >= from; at--) {
                bytes[at] = (byte) word;
                word >>>= Byte.SIZE;
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** Whether everything was read. */
    boolean isAtEnd() {
        return next == longs.length;
    }
}
