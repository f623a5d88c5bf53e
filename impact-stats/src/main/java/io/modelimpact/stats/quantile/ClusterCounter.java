package io.modelimpact.stats.quantile;

import java.util.Arrays;

/**
 * Counts values cluster by cluster. The order of clusters, and of the values in each, changes nothing. Values are whole numbers or doubles, not
 * both. Mutable; confined to one thread.
 */
public final class ClusterCounter implements ClusterSink {
    private final ValueForm form;
    private final ValueCounter values;
    private final ValueCounter squares;
    private final ValueCounter products;
    private long clusters;

    private ClusterCounter(ValueForm form) {
        this.form = form;
        this.values = counter(form);
        this.squares = counter(form);
        this.products = counter(form);
    }

    private static ValueCounter counter(ValueForm form) {
        return form == ValueForm.WHOLE ? ValueCounter.ofWholes() : ValueCounter.ofReals();
    }

    /** A counter of clusters of whole numbers. */
    public static ClusterCounter ofWholes() {
        return new ClusterCounter(ValueForm.WHOLE);
    }

    /** A counter of clusters of doubles. */
    public static ClusterCounter ofReals() {
        return new ClusterCounter(ValueForm.REAL);
    }

    @Override
    public void addCluster(long[] cluster) {
        require(ValueForm.WHOLE);
        long[] sorted = cluster.clone();
        Arrays.sort(sorted);
        for (int rank = 1; rank <= sorted.length; rank++) {
            values.add(sorted[rank - 1]);
            squares.add(sorted[rank - 1], 2L * rank - 1);
            products.add(sorted[rank - 1], sorted.length);
        }
        clusters += sorted.length == 0 ? 0 : 1;
    }

    /** NaN and the infinities are counted apart. */
    @Override
    public void addCluster(double[] cluster) {
        require(ValueForm.REAL);
        double[] sorted = finite(cluster);
        for (int rank = 1; rank <= sorted.length; rank++) {
            values.add(sorted[rank - 1]);
            squares.add(sorted[rank - 1], 2L * rank - 1);
            products.add(sorted[rank - 1], (long) sorted.length);
        }
        values.addNotFinite((long) cluster.length - sorted.length);
        clusters += sorted.length == 0 ? 0 : 1;
    }

    @Override
    public void addNotFinite(long times) {
        values.addNotFinite(times);
    }

    /** The finite values of a cluster, ascending. */
    static double[] finite(double[] cluster) {
        return Arrays.stream(cluster).filter(Double::isFinite).sorted().toArray();
    }

    private void require(ValueForm expected) {
        if (form != expected) {
            throw new IllegalStateException("Expected clusters of form " + form + ", found " + expected);
        }
    }

    /** How often each value occurs. */
    public ValueCounts values() {
        return values.counts();
    }

    /** What is known of the clusters. */
    public ClusterCounts clusters() {
        return new ClusterCounts(clusters, squares.counts(), products.counts());
    }
}
