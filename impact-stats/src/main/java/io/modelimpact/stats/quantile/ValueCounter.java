package io.modelimpact.stats.quantile;

/**
 * Counts values one by one; {@link ValueCounts} says what it keeps of them. A counter takes whole numbers or doubles, not both. Values may be
 * counted by any number of counters whose counts are then merged: the outcome depends on the values alone.
 *
 * <p>Cost: a look-up in a table of at most {@value ValueCounts#MOST_ENTRIES} entries of 32 bytes. Mutable; confined to one thread.
 */
public final class ValueCounter implements ValueSink {
    private final ValueForm form;
    private Resolution resolution = Resolution.EXACT;
    private CountTable table = new CountTable();
    private long notFinite;

    private ValueCounter(ValueForm form) {
        this.form = form;
    }

    /** A counter of whole numbers. */
    public static ValueCounter ofWholes() {
        return new ValueCounter(ValueForm.WHOLE);
    }

    /** A counter of doubles. */
    public static ValueCounter ofReals() {
        return new ValueCounter(ValueForm.REAL);
    }

    @Override
    public void add(long value) {
        add(value, 1L);
    }

    /** Counts a whole number so many times. */
    public void add(long value, long times) {
        require(ValueForm.WHOLE);
        addKey(value, times);
    }

    /** NaN and the infinities are counted apart. */
    @Override
    public void add(double value) {
        add(value, 1L);
    }

    /** Counts a double so many times. */
    public void add(double value, long times) {
        require(ValueForm.REAL);
        if (Double.isFinite(value)) {
            addKey(ValueForm.key(value), times);
        } else {
            addNotFinite(times);
        }
    }

    @Override
    public void addNotFinite(long times) {
        notFinite = Math.addExact(notFinite, times);
    }

    private void require(ValueForm expected) {
        if (form != expected) {
            throw new IllegalStateException("Expected values of form " + form + ", found " + expected);
        }
    }

    private void addKey(long exact, long times) {
        if (times < 1) {
            throw new IllegalArgumentException("Expected a positive number of times, found " + times);
        }
        table.add(resolution.key(exact, form), times);
        while (table.size() > ValueCounts.MOST_ENTRIES) {
            coarsen();
        }
    }

    private void coarsen() {
        CountTable coarser = new CountTable();
        for (long key : table.sortedKeys()) {
            coarser.add(resolution.coarser(key, form), table.count(key));
        }
        table = coarser;
        resolution = resolution.coarser();
    }

    /** Whether nothing was counted. */
    public boolean isEmpty() {
        return table.size() == 0 && notFinite == 0;
    }

    /** What was counted so far. */
    public ValueCounts counts() {
        long[] keys = table.sortedKeys();
        long[] counts = new long[keys.length];
        for (int entry = 0; entry < keys.length; entry++) {
            counts[entry] = table.count(keys[entry]);
        }
        return new ValueCounts(form, resolution, keys, counts, notFinite);
    }

    /** Adds what was counted elsewhere. */
    public void add(ValueCounts other) {
        other.requireForm(form);
        while (resolution.isFinerThan(other.resolution())) {
            coarsen();
        }
        ValueCounts own = other.at(resolution);
        for (int bin = 0; bin < own.bins(); bin++) {
            table.add(own.key(bin), own.binCount(bin));
        }
        notFinite = Math.addExact(notFinite, own.notFiniteCount());
        while (table.size() > ValueCounts.MOST_ENTRIES) {
            coarsen();
        }
    }
}
