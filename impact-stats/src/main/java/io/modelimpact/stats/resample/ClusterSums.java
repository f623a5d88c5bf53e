package io.modelimpact.stats.resample;

import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What a bootstrap resamples, as evidence: exact sums of k variables in each cluster. A cluster is a unit until there are more than a
 * given number of units, and one of {@value #BUCKETS} buckets of units from then on. Which of the two it is, and every sum, depends on the
 * set of units alone: neither on their order nor on how they were split and merged.
 *
 * <p>A unit is a 64-bit hash whose bits are as good as random, such as {@link io.modelimpact.stats.random.TextHash}; its bucket is the
 * upper 12 bits. Rows of the same unit add up. Buckets are clusters of units at random, so that drawing them estimates the same error as drawing units:
 * what they add to the error of a standard error is about {@code 1 / sqrt(2 BUCKETS)}, 1.1 percent.
 *
 * <p>Values are integers, or finite doubles. Size: for each cluster 16 bytes and 24 for each variable, and 560 more for a variable that
 * sums several doubles in a cluster. Mutable; confined to one thread.
 */
public final class ClusterSums {
    /** Number of buckets. */
    public static final int BUCKETS = 4096;

    private static final int BUCKET_SHIFT = 52;

    private final int mostUnits;
    private final ClusterColumn[] columns;
    private UnitIndex units = new UnitIndex();
    private boolean bucketed;
    private long[] rows = new long[1];

    private ClusterSums(int mostUnits, int variables) {
        this.mostUnits = mostUnits;
        this.columns = new ClusterColumn[variables];
        Arrays.setAll(columns, variable -> new ClusterColumn(rows.length));
    }

    /**
     * Empty sums.
     *
     * @param mostUnits how many units are kept apart, from 0 (buckets from the first unit on) to 2^20
     * @param variables how many variables, at least 1
     */
    public static ClusterSums create(int mostUnits, int variables) {
        if (mostUnits < 0 || mostUnits > 1 << 20 || variables < 1) {
            throw new IllegalArgumentException("Expected 0 to " + (1 << 20) + " units and at least 1 variable, found "
                    + mostUnits + " and " + variables);
        }
        return new ClusterSums(mostUnits, variables);
    }

    /**
     * Reads the text that {@link #canonicalText()} wrote.
     *
     * @throws IllegalArgumentException if the text is not canonical
     */
    public static ClusterSums parse(String text) {
        return ClusterText.parse(text);
    }

    /** Adds a row of a unit, an integer for each variable. */
    public void add(long unit, long... values) {
        requireVariables(values.length);
        int cluster = addRows(unit, 1);
        for (int i = 0; i < values.length; i++) {
            columns[i].add(cluster, values[i]);
        }
    }

    /**
     * Adds a row of a unit, a finite double for each variable.
     *
     * @throws IllegalArgumentException if a value is not finite, or there is another number of them; nothing is added then
     */
    public void add(long unit, double... values) {
        requireVariables(values.length);
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Expected finite values, found " + Arrays.toString(values));
        }
        int cluster = addRows(unit, 1);
        for (int i = 0; i < values.length; i++) {
            columns[i].add(cluster, values[i]);
        }
    }

    private int addRows(long unit, long count) {
        int cluster = clusterOf(unit);
        rows[cluster] = Math.addExact(rows[cluster], count);
        return cluster;
    }

    private int clusterOf(long unit) {
        if (!bucketed) {
            int number = units.numberOf(unit);
            if (units.size() <= mostUnits) {
                makeRoom(number);
                return number;
            }
            collapse(number);
        }
        return bucket(unit);
    }

    private void makeRoom(int number) {
        if (number == rows.length) {
            resize(2 * rows.length);
        }
    }

    private void resize(int clusters) {
        rows = Arrays.copyOf(rows, clusters);
        for (ClusterColumn column : columns) {
            column.resize(clusters);
        }
    }

    private static int bucket(long unit) {
        return (int) (unit >>> BUCKET_SHIFT);
    }

    /** Moves the first units to their buckets. */
    private void collapse(int count) {
        UnitIndex moved = units;
        long[] oldRows = rows;
        ClusterColumn[] old = columns.clone();
        startBuckets();
        for (int number = 0; number < count; number++) {
            add(bucket(moved.unit(number)), oldRows[number], old, number);
        }
    }

    private void startBuckets() {
        bucketed = true;
        units = new UnitIndex();
        rows = new long[BUCKETS];
        Arrays.setAll(columns, variable -> new ClusterColumn(BUCKETS));
    }

    private void add(int cluster, long count, ClusterColumn[] from, int number) {
        rows[cluster] = Math.addExact(rows[cluster], count);
        for (int i = 0; i < columns.length; i++) {
            columns[i].add(cluster, from[i], number);
        }
    }

    /**
     * Adds the sums of other rows; the other sums keep their value.
     *
     * @throws IllegalArgumentException if they keep another number of units apart, or have another number of variables
     */
    public void merge(ClusterSums other) {
        requireVariables(other.columns.length);
        if (mostUnits != other.mostUnits) {
            throw new IllegalArgumentException(
                    "Expected sums that keep " + mostUnits + " units apart, found " + other.mostUnits);
        }
        if (other.bucketed && !bucketed) {
            collapse(units.size());
        }
        int[] numbers = other.numbers();
        for (int number : numbers) {
            int cluster = other.bucketed ? number : clusterOf(other.units.unit(number));
            add(cluster, other.rows[number], other.columns, number);
        }
    }

    /** An independent copy of the present state. */
    public ClusterSums copy() {
        ClusterSums copy = new ClusterSums(mostUnits, columns.length);
        copy.merge(this);
        return copy;
    }

    private void requireVariables(int found) {
        if (found != columns.length) {
            throw new IllegalArgumentException("Expected " + columns.length + " variables, found " + found);
        }
    }

    /** Whether clusters are buckets of units. */
    public boolean isBucketed() {
        return bucketed;
    }

    /** How many units are kept apart. */
    public int mostUnits() {
        return mostUnits;
    }

    /** Number of variables. */
    public int variables() {
        return columns.length;
    }

    /** The clusters that have rows, in the order of their keys. */
    public Cluster[] clusters() {
        return Arrays.stream(numbers()).mapToObj(Cluster::new).toArray(Cluster[]::new);
    }

    /** Where clusters with rows are kept, in the order of their keys. */
    private int[] numbers() {
        return bucketed
                ? IntStream.range(0, BUCKETS).filter(bucket -> rows[bucket] > 0).toArray()
                : IntStream.range(0, units.size())
                        .boxed()
                        .sorted(Comparator.comparing(units::unit, Long::compareUnsigned))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /** Adds a cluster that was written. */
    void addParsed(long key, long count, String... values) {
        int cluster = bucketed ? (int) key : clusterOf(key);
        rows[cluster] = count;
        for (int i = 0; i < values.length; i++) {
            columns[i].addParsed(cluster, values[i]);
        }
    }

    /** From now on clusters are buckets. */
    void startParsedBuckets() {
        startBuckets();
    }

    /** The whole state as ASCII text, one text for one state, as {@code ClusterText} says. */
    public String canonicalText() {
        return ClusterText.write(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClusterSums that && canonicalText().equals(that.canonicalText());
    }

    @Override
    public int hashCode() {
        return canonicalText().hashCode();
    }

    @Override
    public String toString() {
        return canonicalText();
    }

    /** One cluster; a view that is valid until something is added. */
    public final class Cluster {
        private final int number;

        private Cluster(int number) {
            this.number = number;
        }

        /** The unit's hash, or the bucket's number. */
        public long key() {
            return bucketed ? number : units.unit(number);
        }

        /** How many rows it has. */
        public long rows() {
            return rows[number];
        }

        /** The exact sum of a variable. */
        public ExactRational sum(int variable) {
            return columns[variable].value(number);
        }

        String text(int variable) {
            return columns[variable].text(number);
        }
    }
}
