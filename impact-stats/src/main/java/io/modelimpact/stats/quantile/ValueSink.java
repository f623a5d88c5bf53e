package io.modelimpact.stats.quantile;

/** What values are given to one by one, all of them whole numbers or all of them doubles. */
public interface ValueSink {
    /** Takes a whole number. */
    void add(long value);

    /** Takes a double. */
    void add(double value);

    /** Takes so many values that are no finite number. */
    void addNotFinite(long times);
}
