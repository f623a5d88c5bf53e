package io.modelimpact.engine.internal.scan.source;

/** Where the values of one column stand in some records, without their quotes. Mutable, confined to one thread. */
final class CellRanges {

    /** So many records at a time: what is read of them stays in a processor's nearest cache. */
    static final int MOST = 256;

    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private byte[] bytes = new byte[0];
    private int count;

    /** Finds the values of a field in records from one index to below another, at most {@link #MOST}. */
    void find(CsvBlock block, int from, int to, int field) {
        bytes = block.bytes();
        count = to - from;
        for (int i = 0; i < count; i++) {
            starts[i] = block.start(from + i, field);
            ends[i] = block.end(from + i, field);
        }
        if (block.hasQuotes()) {
            removeQuotes();
        }
    }

    /** The bytes among which the values stand, with {@link CsvIndex#PADDING} before and behind them. */
    byte[] bytes() {
        return bytes;
    }

    int count() {
        return count;
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    private void removeQuotes() {
        boolean doubled = false;
        for (int i = 0; i < count; i++) {
            if (starts[i] < ends[i] && bytes[starts[i]] == '"') {
                starts[i]++;
                ends[i]--;
                doubled |= hasQuote(starts[i], ends[i]);
            }
        }
        if (doubled) {
            copyUndoubled();
        }
    }

    private boolean hasQuote(int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"') {
            at++;
        }
        return at < to;
    }

    /** The block is shared, so what changes is a copy. */
    private void copyUndoubled() {
        int total = 0;
        for (int i = 0; i < count; i++) {
            total += ends[i] - starts[i];
        }
        byte[] copy = new byte[total + 2 * CsvIndex.PADDING];
        int to = CsvIndex.PADDING;
        for (int i = 0; i < count; i++) {
            int start = to;
            to = bytes[starts[i] - 1] == '"' ? undouble(i, copy, to) : copy(i, copy, to);
            starts[i] = start;
            ends[i] = to;
        }
        bytes = copy;
    }

    private int copy(int i, byte[] target, int to) {
        int length = ends[i] - starts[i];
        System.arraycopy(bytes, starts[i], target, to, length);
        return to + length;
    }

    private int undouble(int i, byte[] target, int to) {
        int at = to;
        for (int from = starts[i]; from < ends[i]; from++) {
            target[at++] = bytes[from];
            if (bytes[from] == '"') {
                from++;
            }
        }
        return at;
    }
}
