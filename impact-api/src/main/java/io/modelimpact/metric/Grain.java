package io.modelimpact.metric;

/** What a metric is about where a unit has several rows. */
public enum Grain {
    /** The rows, of which those of one unit depend on each other: the unit is a cluster of rows. */
    CLUSTERED_ROWS("over rows, those of a unit as one cluster"),
    /** The units, each by the total of its rows; for a proportion by whether one of its rows meets the condition. */
    UNIT_TOTALS("over units, by the total of each");

    private final String words;

    Grain(String words) {
        this.words = words;
    }

    /** The words behind the form of a metric. */
    String words() {
        return words;
    }
}
